/**
 * Which parts of a walk are here, and what of them is shown?
 *
 * A log is a value: every function returns a new one and leaves the old one as it was.
 *
 * @typedef {import("./overlay.js").Increment} Increment
 * @typedef {{type: "step", number: number, further: Further[], link: string, here: string, html: Record<string, string>, picture: Increment}} Step
 * @typedef {"stack" | "bytes"} Usual What each step is told in besides.
 * @typedef {"asides" | "end"} Further What only some are.
 * @typedef {{type: Usual | Further, number: number, html: Record<string, string>, trail: string}} Shown The packet after a step,
 *   what it has set off, or what it all came to; `trail` is what that adds to the drawing.
 * @typedef {{type: "view", number: number, who: string, html: string}} View What an instance sees from a step on.
 * @typedef {Step | Shown | View} Part
 * @typedef {object} Log
 * @property {string} walk The digest of the walk, by which the page and the server know that they mean the same one.
 * @property {number} steps How many there are.
 * @property {number} at The number of the step that is to be shown, from 1 on.
 * @property {ReadonlyMap<number, Step>} step The steps that have arrived; all five are by the step's number.
 * @property {ReadonlyMap<number, Shown>} stack The header stacks that have.
 * @property {ReadonlyMap<number, Shown>} bytes The bytes that have.
 * @property {ReadonlyMap<number, Shown>} asides
 * @property {ReadonlyMap<number, Shown>} end
 * @property {ReadonlyMap<string, ReadonlyMap<number, View>>} views By instance, and by the step from which on it holds.
 */

/**
 * Begin a log with nothing in it.
 *
 * @param {string} walk
 * @param {number} steps
 * @param {number} at
 * @returns {Log}
 */
export function emptyLog(walk, steps, at) {
  return {walk, steps, at, step: new Map(), stack: new Map(), bytes: new Map(), asides: new Map(), end: new Map(), views: new Map()};
}

/**
 * Keep a part that has arrived; one that is here already changes nothing, nor does a message that is none.
 *
 * @param {Log} log
 * @param {Part} part
 * @returns {Log}
 */
export function keep(log, part) {
  switch (part.type) {
    case "step": case "stack": case "bytes": case "asides": case "end":
      return log[part.type].has(part.number) ? log : {...log, [part.type]: new Map([...log[part.type], [part.number, part]])};
    case "view": {
      const known = log.views.get(part.who);
      return known?.has(part.number) ? log : {...log, views: new Map(log.views).set(part.who, new Map(known).set(part.number, part))};
    }
    default: return log;
  }
}

/**
 * Count the steps that can be shown whole.
 *
 * @param {Log} log
 */
export function wholeSteps(log) {
  return [...log.step.values()].filter((step) => partsBeside(log, step)).length;
}

/**
 * Give what a step is told in besides its own message, once all of that has arrived.
 *
 * @param {Log} log
 * @param {Step} step
 * @param {(Usual | Further)[]} [kinds]
 */
function partsBeside(log, step, kinds = ["stack", "bytes", ...step.further]) {
  const parts = kinds.flatMap((kind) => log[kind].get(step.number) ?? []);
  return parts.length === kinds.length ? parts : undefined;
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
 * Give the step to draw, with every fragment that it replaces, once all of it has arrived.
 *
 * @param {Log} log
 * @returns {Step | undefined}
 */
export function shownStep(log) {
  const step = log.step.get(log.at);
  const parts = step && partsBeside(log, step);
  return parts && {...step, html: Object.assign({}, ...[step, ...parts].map(({html}) => html))};
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
 * Give what each step that is here with all that it adds brings to the drawing.
 *
 * @param {Log} log
 * @returns {Map<number, Increment>}
 */
export function pictures(log) {
  return new Map([...log.step.values()].flatMap((step) => {
    const parts = partsBeside(log, step, step.further);
    return parts ? [[step.number, {...step.picture, trail: [step.picture, ...parts].map(({trail}) => trail).join("")}]] : [];
  }));
}

/**
 * Say, when a connection opens, where we are and what need not be sent again: numbers of steps, as ranges.
 *
 * @param {Log} log
 * @returns {{type: "resume", number: number, walk: string, have: {step: string, stack: string, bytes: string, asides: string, end: string, view: Record<string, string>}}}
 */
export function resumption(log) {
  const [step, stack, bytes, asides, end] = [log.step, log.stack, log.bytes, log.asides, log.end].map((held) => ranges(held.keys()));
  const view = Object.fromEntries([...log.views].map(([who, seen]) => [who, ranges(seen.keys())]));
  return {type: "resume", number: log.at, walk: log.walk, have: {step, stack, bytes, asides, end, view}};
}

/**
 * Write numbers as `1-40,42`.
 *
 * @param {Iterable<number>} numbers
 */
export function ranges(numbers) {
  /** @type {[number, number][]} */
  const found = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(",");
}
