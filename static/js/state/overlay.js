/**
 * What lies over the drawing at a step?
 *
 * @typedef {object} Increment What one step brings to the overlay: pieces of SVG, made by the server.
 * @property {string} place The key of the place where the step happens.
 * @property {string} trail Stays from this step on; empty where the step adds nothing.
 * @property {string} footprint Stays until the place has a later one.
 * @property {string} lit Shown at this very step alone.
 * @property {string} packet Shown at this very step alone; the place's footprint, filled, is in it.
 *
 * @typedef {object} Shown
 * @property {string[]} under What lies under the packet, lowest first.
 * @property {string} packet
 * @property {boolean} isWhole Whether every step up to this one was in the log.
 */

/**
 * Compose what is shown at a step from the increments of the steps 1 to it.
 *
 * Steps that are not here yet leave their part of the trail out; show the step again when they have come.
 *
 * @param {ReadonlyMap<number, Increment>} log
 * @param {number} number
 * @returns {Shown | undefined} Undefined where the step itself is not here.
 */
export function composeOverlay(log, number) {
  const now = log.get(number);
  if (!now) return undefined;
  const reached = [...log.keys()].filter((key) => key <= number).sort((one, other) => one - other);
  /** @type {string[]} */
  const trail = [];
  /** @type {Map<string, string>} */
  const footprints = new Map();
  for (const key of reached) {
    const increment = /** @type {Increment} */ (log.get(key));
    if (increment.trail) trail.push(increment.trail);
    footprints.set(increment.place, increment.footprint);
  }
  footprints.delete(now.place);
  return {under: [...trail, ...footprints.values(), now.lit], packet: now.packet, isWhole: reached.length === number};
}

/**
 * Read the points of a way.
 *
 * @param {string} text `148,216 148,171 481,171`
 * @returns {{x: number, y: number}[]}
 */
export function readWay(text) {
  return text.split(" ").filter(Boolean).map((pair) => {
    const [x, y] = pair.split(",").map(Number);
    return {x, y};
  });
}

/**
 * Give the key frames of a journey along a way, in proportion to its length.
 *
 * @param {{x: number, y: number}[]} way
 * @returns {{offset: number, transform: string}[]}
 */
export function keyframesAlong(way) {
  const reached = [0];
  for (let index = 1; index < way.length; index += 1) {
    const [one, other] = [way[index - 1], way[index]];
    reached.push(reached[index - 1] + Math.hypot(other.x - one.x, other.y - one.y));
  }
  const whole = reached[reached.length - 1] || 1;
  return way.map(({x, y}, index) => ({offset: reached[index] / whole, transform: `translate(${x}px, ${y}px)`}));
}

/**
 * Choose the way on which the packet is seen to move: its own when it goes one step on, the last one backwards when it
 * goes one step back, else straight from where it was.
 *
 * @param {{x: number, y: number}[]} left The way by which it came to where it was.
 * @param {{x: number, y: number}[]} arrived The way by which the step itself brings it here.
 * @param {number} steps How many it goes on; less than none back.
 * @returns {{x: number, y: number}[]} No two points where it does not move.
 */
export function journey(left, arrived, steps) {
  if (steps === 1) return arrived;
  if (steps === -1) return [...left].reverse();
  return steps === 0 ? [] : [...left.slice(-1), ...arrived.slice(-1)];
}

/**
 * Tell which rings the packet gains and which it loses.
 *
 * @param {readonly string[]} before Outermost first.
 * @param {readonly string[]} after
 * @returns {{gained: string[], lost: string[]}}
 */
export function ringsChanged(before, after) {
  return {
    gained: after.filter((ring) => !before.includes(ring)),
    lost: before.filter((ring) => !after.includes(ring)),
  };
}
