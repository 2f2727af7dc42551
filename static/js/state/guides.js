/**
 * With which of its neighbours does a thing line up that is being dragged?
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: number, y: number}} Point
 * @typedef {{x1: number, y1: number, x2: number, y2: number}} Line
 */

/** From so near a thing snaps to a line. */
export const REACH = 5;

/**
 * Find the nearest lines, one across and one down, along which edges or middles meet.
 *
 * @param {Box} box Where the thing is held.
 * @param {readonly Box[]} others
 * @returns {{by: Point, lines: Line[], isAcross: boolean, isDown: boolean}} How far it snaps, along which lines, and in which
 *   direction it does.
 */
export function guidesOf(box, others) {
  const x = nearest(ends(box.left, box.right), others.map((other) => ends(other.left, other.right)));
  const y = nearest(ends(box.top, box.bottom), others.map((other) => ends(other.top, other.bottom)));
  const lines = [];
  if (x) {
    const other = others[x.index];
    lines.push({x1: x.at, x2: x.at, y1: Math.min(box.top, other.top), y2: Math.max(box.bottom, other.bottom)});
  }
  if (y) {
    const other = others[y.index];
    lines.push({y1: y.at, y2: y.at, x1: Math.min(box.left, other.left), x2: Math.max(box.right, other.right)});
  }
  return {by: {x: x?.by ?? 0, y: y?.by ?? 0}, lines, isAcross: Boolean(x), isDown: Boolean(y)};
}

/**
 * @param {number} low
 * @param {number} high
 */
const ends = (low, high) => [low, (low + high) / 2, high];

/**
 * @param {readonly number[]} own
 * @param {readonly (readonly number[])[]} others
 */
function nearest(own, others) {
  /** @type {{by: number, at: number, index: number} | undefined} */
  let found;
  others.forEach((other, index) => {
    // An edge lines up with an edge, a middle with a middle.
    for (const [place, at] of other.entries()) {
      for (const [ownPlace, ownAt] of own.entries()) {
        if ((place === 1) !== (ownPlace === 1)) continue;
        const by = at - ownAt;
        if (Math.abs(by) <= REACH && Math.abs(by) < Math.abs(found?.by ?? Infinity)) found = {by, at, index};
      }
    }
  });
  return found;
}
