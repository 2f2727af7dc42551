/**
 * Which steps of a walk are here, and what of them is shown?
 *
 * A log is a value: every function returns a new one and leaves the old one as it was.
 *
 * @typedef {import("./overlay.js").Increment} Increment
 * @typedef {{number: number, link: string, here: string, html: Record<string, string>, picture: Increment}} Step
 * @typedef {{number: number, who: string, html: string}} View What an instance sees from a step on.
 * @typedef {object} Log
 * @property {string} walk The digest of the walk, by which the page and the server know that they mean the same one.
 * @property {number} steps How many there are.
 * @property {number} at The number of the step that is to be shown, from 1 on.
 * @property {ReadonlyMap<number, Step>} held The steps that have arrived.
 * @property {ReadonlyMap<string, ReadonlyMap<number, View>>} views By instance, and by the step from which on it holds.
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
  return {walk, steps, at, held: new Map(), views: new Map()};
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
 * Keep a view that has arrived; one that is here already changes nothing.
 *
 * @param {Log} log
 * @param {View} view
 * @returns {Log}
 */
export function keepView(log, view) {
  const known = log.views.get(view.who);
  if (known?.has(view.number)) return log;
  return {...log, views: new Map(log.views).set(view.who, new Map(known).set(view.number, view))};
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
 * Give what an instance sees at the step that is shown: the latest that it has been told at or before it.
 *
 * @param {Log} log
 * @param {string} who
 * @returns {View | undefined}
 */
export function shownView(log, who) {
  const reached = [...(log.views.get(who)?.keys() ?? [])].filter((number) => number <= log.at);
  return reached.length ? log.views.get(who)?.get(Math.max(...reached)) : undefined;
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
 * Say, when a connection opens, where we are and what need not be sent again.
 *
 * @param {Log} log
 * @returns {{type: "resume", number: number, walk: string, have: number[], views: Record<string, number[]>}}
 */
export function resumption(log) {
  const views = Object.fromEntries([...log.views].map(([who, seen]) => [who, ascending(seen.keys())]));
  return {type: "resume", number: log.at, walk: log.walk, have: ascending(log.held.keys()), views};
}

/** @param {Iterable<number>} numbers */
const ascending = (numbers) => [...numbers].sort((one, other) => one - other);
