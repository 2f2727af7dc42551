/**
 * By what is a frame grasped that others stand in, and what of a drawing belongs to what is dragged?
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */

/** A frame's name stands in a band of so many units below its upper edge. */
const BAND = 28;
const EDGE = 6;
const NEAR = 4;

/**
 * Say whether a frame is grasped at a point: by its edge, or by the band in which its name stands; further inside is ground.
 *
 * @param {Box} frame In pixels of the window.
 * @param {Point} point
 * @param {number} scale Pixels a unit.
 */
export function isGrip(frame, point, scale) {
  if (!isInside(frame, point, EDGE)) return false;
  const fromEdge = Math.min(point.x - frame.left, frame.right - point.x, frame.bottom - point.y, point.y - frame.top);
  return fromEdge <= EDGE || point.y - frame.top <= BAND * scale;
}

/**
 * Say whether something of the drawing goes along with a thing: its middle lies on it, and it is no larger.
 *
 * @param {Box} one
 * @param {Box} thing
 */
export function belongs(one, thing) {
  const fits = one.right - one.left <= thing.right - thing.left + 2 * NEAR && one.bottom - one.top <= thing.bottom - thing.top + 2 * NEAR;
  return fits && isInside(thing, {x: (one.left + one.right) / 2, y: (one.top + one.bottom) / 2}, NEAR);
}

/**
 * Say how a line hangs on a thing: it goes along where both of its ends are there, and is left behind where one is.
 *
 * @param {readonly Point[]} line
 * @param {Box} thing
 * @returns {"along" | "left" | undefined}
 */
export function hangs(line, thing) {
  const ends = [line[0], line[line.length - 1]].filter((one) => one && isInside(thing, one, NEAR)).length;
  return ends === 2 ? "along" : ends === 1 ? "left" : undefined;
}

/**
 * @param {Box} box
 * @param {Point} point
 * @param {number} by How far outside still counts.
 */
const isInside = ({left, top, right, bottom}, {x, y}, by) => x >= left - by && x <= right + by && y >= top - by && y <= bottom + by;
