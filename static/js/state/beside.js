/**
 * Where does a note about a thing find room beside it, and cover nothing that is to be read?
 *
 * @typedef {{left: number, right: number, top: number, bottom: number}} Frame
 * @typedef {"right" | "left" | "below" | "above"} Side
 * @typedef {{x: number, y: number, side: Side, leader: number}} Place `leader` is how far below the note's upper edge, or
 *   behind its left one, the line leaves it that leads to the thing.
 */

const GAP = 18;
const MARGIN = 8;

/** @type {readonly Side[]} */
const SIDES = ["right", "left", "below", "above"];

/**
 * Give the left upper corner of a note at the right of a thing, else at its left, below or above it; nothing where none of
 * these has room, or the thing is out of view.
 *
 * @param {Frame} thing
 * @param {Frame} around What of the drawing is in view.
 * @param {{width: number, height: number}} note
 * @param {readonly Frame[]} others What it must not cover.
 * @returns {Place | undefined}
 */
export function besideOf(thing, around, note, others = []) {
  if (thing.right < around.left || thing.left > around.right || thing.bottom < around.top || thing.top > around.bottom) return undefined;
  for (const side of SIDES) {
    const found = placeAt(side, thing, around, note, others);
    if (found) return found;
  }
  return undefined;
}

/**
 * Give the place at one side that is nearest to the thing's middle and free.
 *
 * @param {Side} side
 * @param {Frame} thing
 * @param {Frame} around
 * @param {{width: number, height: number}} note
 * @param {readonly Frame[]} others
 * @returns {Place | undefined}
 */
function placeAt(side, thing, around, {width, height}, others) {
  const isBeside = side === "right" || side === "left";
  /** @param {Frame} one @returns {[number, number]} From where to where it reaches along the side. */
  const alongOf = ({left, right, top, bottom}) => (isBeside ? [top, bottom] : [left, right]);
  /** @param {Frame} one @returns {[number, number]} From where to where it reaches away from the thing. */
  const awayOf = ({left, right, top, bottom}) => (isBeside ? [left, right] : [top, bottom]);
  const [length, depth] = isBeside ? [height, width] : [width, height];
  const isBehind = side === "right" || side === "below";
  const away = isBehind ? awayOf(thing)[1] + GAP : awayOf(thing)[0] - GAP - depth;
  if (away < awayOf(around)[0] + MARGIN || away + depth > awayOf(around)[1] - MARGIN) return undefined;

  const [least, most] = alongOf(around);
  const [from, to] = [Math.max(alongOf(thing)[0], least), Math.min(alongOf(thing)[1], most)];
  const middle = (from + to) / 2;
  const clamped = Math.max(least + MARGIN, Math.min(middle - length / 2, most - MARGIN - length));
  const inTheWay = others.filter((one) => awayOf(one)[0] < away + depth && awayOf(one)[1] > away).map(alongOf);
  const tried = [clamped, ...inTheWay.flatMap(([low, high]) => [high + MARGIN, low - MARGIN - length])].filter((along) =>
    // The line to the thing goes straight across.
    along >= least + MARGIN && along + length <= most - MARGIN && along <= to && along + length >= from);
  const along = tried.sort((one, other) => Math.abs(one - clamped) - Math.abs(other - clamped))
    .find((at) => !inTheWay.some(([low, high]) => low < at + length && high > at));
  if (along === undefined) return undefined;
  const reached = Math.max(from, Math.min(to, Math.max(along + MARGIN, Math.min(middle, along + length - MARGIN))));
  const leader = Math.max(MARGIN, Math.min(reached - along, length - MARGIN));
  return {x: isBeside ? away : along, y: isBeside ? along : away, side, leader};
}
