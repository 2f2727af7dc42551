/**
 * Which key means which move?
 *
 * @typedef {"first" | "back" | "play" | "next" | "last"} Move
 * @typedef {{key: string, altKey: boolean, ctrlKey: boolean, metaKey: boolean, shiftKey: boolean}} Press
 * @typedef {"page" | "control" | "scroller" | "field"} Focus Where the keyboard is: nowhere in particular, on a link or
 *   button, on something that is wider than its place, or in a field.
 */

/** @type {Readonly<Record<string, Move>>} */
const MOVES = {ArrowLeft: "back", ArrowRight: "next", Home: "first", End: "last", " ": "play"};

/**
 * Give the move that a key means; a field keeps every key, a control the space bar, and what scrolls sideways
 * the arrows.
 *
 * @param {Press} press
 * @param {Focus} focus
 * @returns {Move | undefined}
 */
export function moveOf(press, focus) {
  if (press.altKey || press.ctrlKey || press.metaKey || press.shiftKey || focus === "field") return undefined;
  const move = MOVES[press.key];
  const isKept = focus === "control" ? move === "play" : focus === "scroller" && (move === "back" || move === "next");
  return isKept ? undefined : move;
}

/**
 * Give the number of the step that a move leads to.
 *
 * @param {Exclude<Move, "play">} move
 * @param {number} at
 * @param {number} steps
 * @returns {number}
 */
export function destinationOf(move, at, steps) {
  switch (move) {
    case "first": return 1;
    case "back": return Math.max(1, at - 1);
    case "next": return Math.min(steps, at + 1);
    case "last": return steps;
  }
}
