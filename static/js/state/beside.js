/**
 * Where does a note about a thing find room beside it?
 *
 * @typedef {{left: number, right: number, top: number, bottom: number}} Frame
 * @typedef {{x: number, y: number, side: "right" | "left", leader: number}} Place `leader` is how far below the note's upper edge
 *   the line leaves it that leads to the thing.
 */

const GAP = 18;
const MARGIN = 8;

/**
 * Give the left upper corner of a note at the right of a thing, else at its left; nothing where neither has room, or the
 * thing is out of view.
 *
 * @param {Frame} thing
 * @param {Frame} around What of the drawing is in view.
 * @param {{width: number, height: number}} note
 * @returns {Place | undefined}
 */
export function besideOf(thing, around, note) {
  if (thing.right < around.left || thing.left > around.right || thing.bottom < around.top || thing.top > around.bottom) return undefined;
  if (note.height + 2 * MARGIN > around.bottom - around.top) return undefined;
  const right = thing.right + GAP;
  const left = thing.left - GAP - note.width;
  const side = right + note.width + MARGIN <= around.right ? "right" : left >= around.left + MARGIN ? "left" : undefined;
  if (!side) return undefined;
  const top = Math.max(thing.top, around.top);
  const bottom = Math.min(thing.bottom, around.bottom);
  const middle = (top + bottom) / 2;
  const y = Math.max(around.top + MARGIN, Math.min(middle - note.height / 2, around.bottom - MARGIN - note.height));
  const leader = Math.max(MARGIN, Math.min(middle - y, note.height - MARGIN));
  return {x: side === "right" ? right : left, y, side, leader};
}
