/**
 * In which thing does a point of the drawing lie, and where does a thing that is dragged come to stand?
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{id: string, section: string, box: Box}} Thing
 */

/** A thing comes to stand on a grid of so many units. */
export const GRID = 8;

/**
 * Find the innermost thing of some sections at a point.
 *
 * @param {readonly Thing[]} things
 * @param {Point} point
 * @param {readonly string[]} sections
 * @returns {Thing | undefined}
 */
export function containerAt(things, {x, y}, sections) {
  const around = things.filter(({section, box}) => sections.includes(section) && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  return around.sort((one, other) => areaOf(one.box) - areaOf(other.box))[0];
}

/** @param {Box} box */
const areaOf = ({left, top, right, bottom}) => (right - left) * (bottom - top);

/**
 * Give the place to which a thing has been dragged, in units of the drawing.
 *
 * @param {Point} from Its left upper corner.
 * @param {Point} by How far it was dragged, in pixels of the window.
 * @param {number} scale Pixels a unit.
 * @param {{x: boolean, y: boolean}} free In which direction the grid is left out of account.
 * @returns {Point}
 */
export function draggedTo(from, by, scale, free) {
  /** @param {"x" | "y"} axis */
  const to = (axis) => {
    const at = from[axis] + by[axis] / scale;
    return free[axis] ? Math.round(at) : Math.round(at / GRID) * GRID;
  };
  return {x: to("x"), y: to("y")};
}

/**
 * Say whether it is known where a thing is to stand: enough has been picked, or there is nothing else to pick.
 *
 * @param {number} count In how many things it stands, or how many it joins.
 * @param {readonly string[]} picked
 * @param {readonly string[]} candidates
 */
export const isSettled = (count, picked, candidates) => picked.length >= count || candidates.length <= count;

/**
 * Ask for the next thing in which one is to stand, or which it is to join.
 *
 * @param {string} nouns What that is: `VPC`.
 * @param {number} count
 * @param {readonly string[]} picked
 */
export function questionOf(nouns, count, picked) {
  const which = count === 1 ? `the ${nouns}` : picked.length ? `the ${nouns} that ${picked.join(" and ")} is to be joined with` : `the first ${nouns}`;
  return `Choose ${which}, in the drawing or in the outline.`;
}
