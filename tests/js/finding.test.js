import assert from "node:assert/strict";
import test from "node:test";

import {matchesOf} from "../../static/js/state/finding.js";

const THINGS = ["Internet gateway", "Place: Internet host", "Undo my last edit", "A"].map((words) => ({words}));
const found = (typed, most = 9) => matchesOf(THINGS, typed, most).map(({words}) => words);

test("nothing typed means everything, as far as there is room", () => {
  assert.deepEqual(found("", 2), ["Internet gateway", "Place: Internet host"]);
});

test("every piece has to occur, in any order and case", () => {
  assert.deepEqual(found("hos INT"), ["Place: Internet host"]);
  assert.deepEqual(found("hos edit"), []);
});

test("what begins with the letters comes before what only holds them", () => {
  assert.deepEqual(found("in")[0], "Internet gateway");
  assert.deepEqual(found("a")[0], "A");
});
