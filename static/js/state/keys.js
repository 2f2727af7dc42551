/**
 * Which key means which move?
 *
 * @typedef {"first" | "back" | "play" | "next" | "last"} Move
 * @typedef {{key: string, altKey: boolean, ctrlKey: boolean, metaKey: boolean, shiftKey: boolean}} Press
 * @typedef {"page" | "control" | "field"} Focus Where the keyboard is: nowhere in particular, on a link or button, or in a field.
 */

/** @type {Readonly<Record<string, Move>>} */
const MOVES = {ArrowLeft: "back", ArrowRight: "next", Home: "first", End: "last", " ": "play"};

/**
 * Give the move that a key means; a field keeps every key, and a control keeps the space bar.
 *
 * @param {Press} press
 * @param {Focus} focus
 * @returns {Move | undefined}
 */
export function moveOf(press, focus) {
  if (press.altKey || press.ctrlKey || press.metaKey || press.shiftKey || focus === "field") return undefined;
  const move = MOVES[press.key];
  return move === "play" && focus === "control" ? undefined : move;
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
