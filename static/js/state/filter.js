/**
 * Which steps of a walk does the reader want to see?
 *
 * @typedef {{sorts: readonly string[], place: string}} Filter A sort is a kind of step or what happens in one.
 * @typedef {{kind: string, marks: readonly string[], place: string}} Step
 */

/**
 * Say whether a filter holds anything back.
 *
 * @param {Filter} filter
 */
export function isSet({sorts, place}) {
  return sorts.length > 0 || place !== "";
}

/**
 * Say whether a step is of any of the chosen sorts, and at the chosen place.
 *
 * @param {Filter} filter
 * @param {Step} step
 */
export function lets({sorts, place}, step) {
  const isOfSort = sorts.length === 0 || sorts.some((sort) => sort === step.kind || step.marks.includes(sort));
  return isOfSort && (place === "" || place === step.place);
}
