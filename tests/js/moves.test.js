import assert from "node:assert/strict";
import {test} from "node:test";

import {destinationOf, isAtEnd, isMove} from "../../static/js/state/moves.js";

/** @typedef {import("../../static/js/state/moves.js").Course} Course */
/** @typedef {import("../../static/js/state/moves.js").Move} Move */

/** @type {Course} */
const DROPPED = {steps: 7, real: 5, marks: [["decision"], ["change"], [], ["change", "decision"], ["drop"], ["change"], ["drop"]]};
/** @type {Course} */
const ANSWERED = {steps: 5, real: 5, marks: [["decision"], ["change"], [], ["change", "decision"], []]};

/**
 * @param {Course} course
 * @param {number} at
 * @param {Move[]} moves
 */
const lead = (course, at, moves) => moves.map((move) => destinationOf(move, at, course));

test("a move ends within the walk", () => {
  assert.deepEqual(lead(ANSWERED, 1, ["first", "back", "next", "last"]), [1, 1, 2, 5]);
  assert.deepEqual(lead(ANSWERED, 5, ["first", "back", "next", "last"]), [1, 4, 5, 5]);
});

test("the end is where the packet's way ends, and once more the end of its ghost's", () => {
  assert.deepEqual([destinationOf("last", 2, DROPPED), destinationOf("last", 5, DROPPED), destinationOf("last", 6, DROPPED)], [5, 7, 7]);
});

test("next goes on past the drop", () => {
  assert.equal(destinationOf("next", 5, DROPPED), 6);
});

test("a jump leads to the nearest change or decision before or behind the step", () => {
  assert.deepEqual(lead(ANSWERED, 3, ["previous-change", "next-change", "previous-decision", "next-decision"]), [2, 4, 1, 4]);
});

test("a jump leads nowhere where there is none", () => {
  assert.deepEqual(lead(ANSWERED, 1, ["previous-change", "previous-decision"]), [undefined, undefined]);
  assert.deepEqual(lead(ANSWERED, 4, ["next-change", "next-decision"]), [undefined, undefined]);
});

test("the drop is found, then the ghost's next, then the first again", () => {
  assert.deepEqual([1, 5, 7].map((at) => destinationOf("drop", at, DROPPED)), [5, 7, 5]);
});

test("where nothing is dropped, the jump to the drop leads to the end", () => {
  assert.deepEqual([1, 5].map((at) => destinationOf("drop", at, ANSWERED)), [5, undefined]);
});

test("matches are gone to where a filter is set", () => {
  const filtered = {...ANSWERED, matches: [true, false, false, true, false]};
  assert.deepEqual(lead(filtered, 3, ["previous-match", "next-match"]), [1, 4]);
  assert.deepEqual(lead(ANSWERED, 3, ["previous-match", "next-match"]), [undefined, undefined]);
});

test("play stops where the packet's way ends, and at the last step of all", () => {
  assert.deepEqual([4, 5, 6, 7].map((at) => isAtEnd(at, DROPPED)), [false, true, false, true]);
});

test("playing is no move", () => {
  assert.deepEqual(["next", "drop", "play", "look-fit"].map(isMove), [true, true, false, false]);
});
