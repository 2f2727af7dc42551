/**
 * Where does a move through a walk lead?
 *
 * @typedef {"first" | "back" | "next" | "last" | "previous-change" | "next-change" | "previous-decision" | "next-decision" |
 *   "drop" | "previous-match" | "next-match"} Move
 * @typedef {object} Course
 * @property {number} steps How many there are.
 * @property {number} real How many of them the packet takes; those behind it would only if it had not been dropped.
 * @property {readonly (readonly string[])[]} marks What is worth going to, step by step.
 * @property {readonly boolean[]} [matches] Which steps the filter lets through; missing where it is not set.
 */

const MOVES = [
  "first", "back", "next", "last", "previous-change", "next-change", "previous-decision", "next-decision", "drop", "previous-match", "next-match",
];

/**
 * @param {string} does
 * @returns {does is Move}
 */
export function isMove(does) {
  return MOVES.includes(does);
}

/**
 * Give the number of the step that a move leads to.
 *
 * @param {Move} move
 * @param {number} at
 * @param {Course} course
 * @returns {number | undefined} Undefined where there is none such.
 */
export function destinationOf(move, at, {steps, real, marks, matches}) {
  /** @param {string} mark */
  const has = (mark) => (/** @type {number} */ number) => marks[number - 1].includes(mark);
  const isMatch = (/** @type {number} */ number) => matches?.[number - 1] ?? false;
  switch (move) {
    case "first": return 1;
    case "back": return Math.max(1, at - 1);
    case "next": return Math.min(steps, at + 1);
    case "last": return at < real ? real : steps;
    case "previous-change": return before(at, has("change"));
    case "next-change": return after(at, steps, has("change"));
    case "previous-decision": return before(at, has("decision"));
    case "next-decision": return after(at, steps, has("decision"));
    case "previous-match": return before(at, isMatch);
    case "next-match": return after(at, steps, isMatch);
    case "drop": {
      const end = after(at, steps, has("drop")) ?? after(0, steps, has("drop")) ?? real;
      return end === at ? undefined : end;
    }
  }
}

/**
 * Say whether play has come to where it stops: where the packet's way ends, or behind it the last of all steps.
 *
 * @param {number} at
 * @param {Course} course
 */
export function isAtEnd(at, {steps, real}) {
  return at === real || at === steps;
}

/**
 * @param {number} at
 * @param {(number: number) => boolean} isWanted
 */
function before(at, isWanted) {
  for (let number = at - 1; number >= 1; number -= 1) if (isWanted(number)) return number;
  return undefined;
}

/**
 * @param {number} at
 * @param {number} steps
 * @param {(number: number) => boolean} isWanted
 */
function after(at, steps, isWanted) {
  for (let number = at + 1; number <= steps; number += 1) if (isWanted(number)) return number;
  return undefined;
}
