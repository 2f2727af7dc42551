/**
 * Which steps of a walk are here, and which one is shown?
 *
 * A log is a value: every function returns a new one and leaves the old one as it was.
 *
 * @typedef {import("./overlay.js").Increment} Increment
 * @typedef {{number: number, link: string, here: string, html: Record<string, string>, picture: Increment}} Step
 * @typedef {object} Log
 * @property {string} walk The digest of the walk, by which the page and the server know that they mean the same one.
 * @property {number} steps How many there are.
 * @property {number} at The number of the step that is to be shown, from 1 on.
 * @property {ReadonlyMap<number, Step>} held The steps that have arrived.
 */

/**
 * Begin a log with no step in it.
 *
 * @param {string} walk
 * @param {number} steps
 * @param {number} at
 * @returns {Log}
 */
export function emptyLog(walk, steps, at) {
  return {walk, steps, at, held: new Map()};
}

/**
 * Keep a step that has arrived; one that is here already changes nothing.
 *
 * @param {Log} log
 * @param {Step} step
 * @returns {Log}
 */
export function keep(log, step) {
  if (log.held.has(step.number)) return log;
  return {...log, held: new Map(log.held).set(step.number, step)};
}

/**
 * Go to a step; before the first is the first, behind the last the last.
 *
 * @param {Log} log
 * @param {number} number
 * @returns {Log}
 */
export function moveTo(log, number) {
  return {...log, at: Math.max(1, Math.min(number, log.steps))};
}

/**
 * Give the step to draw, once it has arrived.
 *
 * @param {Log} log
 * @returns {Step | undefined}
 */
export function shownStep(log) {
  return log.held.get(log.at);
}

/**
 * Give what each step that is here brings to the drawing.
 *
 * @param {Log} log
 * @returns {Map<number, Increment>}
 */
export function pictures(log) {
  return new Map([...log.held].map(([number, step]) => [number, step.picture]));
}

/**
 * Say whether the last step is shown.
 *
 * @param {Log} log
 * @returns {boolean}
 */
export function isAtEnd(log) {
  return log.at === log.steps;
}

/**
 * Say, when a connection opens, where we are and what need not be sent again.
 *
 * @param {Log} log
 * @returns {{type: "resume", number: number, walk: string, have: number[]}}
 */
export function resumption(log) {
  return {type: "resume", number: log.at, walk: log.walk, have: [...log.held.keys()].sort((one, other) => one - other)};
}
