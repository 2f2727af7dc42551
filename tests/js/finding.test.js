import assert from "node:assert/strict";
import test from "node:test";

import {foundBy, matchesOf} from "../../static/js/state/finding.js";

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

test("a thing is found by its addresses, too, and it is told by which", () => {
  const things = [{words: "A", also: "a 10.0.0.10 198.51.100.10"}, {words: "B", also: "b 10.0.0.20"}];
  assert.deepEqual(matchesOf(things, "10.0.0.2", 9), [things[1]]);
  assert.equal(foundBy(things[0], "a 198.51"), "198.51.100.10");
  assert.equal(foundBy(things[0], "a"), "");
  assert.equal(foundBy({words: "Undo"}, "un"), "");
});
