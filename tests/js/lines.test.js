import assert from "node:assert/strict";
import {test} from "node:test";

import {lineAt, numbersOf, rangeOf} from "../../static/js/state/lines.js";

const TEXT = "one\ntwo\n\nfour";

test("a place at the end of a line is still in it, and what follows in the next", () => {
  assert.deepEqual([0, 3, 4, 8, 9, 13].map((at) => lineAt(TEXT, at)), [1, 1, 2, 3, 4, 4]);
});

test("a line is found by its number, and the last where there is none of that number", () => {
  assert.deepEqual([1, 3, 4, 9].map((line) => rangeOf(TEXT, line)), [[0, 3], [8, 8], [9, 13], [9, 13]]);
  assert.deepEqual(rangeOf("", 1), [0, 0]);
});

test("lines are numbered from 1 on", () => {
  assert.equal(numbersOf(3), "1\n2\n3");
});
