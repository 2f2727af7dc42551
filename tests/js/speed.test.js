import assert from "node:assert/strict";
import {test} from "node:test";

import {faster, nextSpeed, pauseAt, readSpeed, slower} from "../../static/js/state/speed.js";

test("the button goes through all speeds and begins again", () => {
  assert.deepEqual([0.5, 1, 2, 4].map(nextSpeed), [1, 2, 4, 0.5]);
});

test("the keys end at the slowest and the fastest", () => {
  assert.deepEqual([0.5, 1, 2, 4].map(slower), [0.5, 0.5, 1, 2]);
  assert.deepEqual([0.5, 1, 2, 4].map(faster), [1, 2, 4, 4]);
});

test("a step is shown half as long at twice the speed", () => {
  assert.equal(pauseAt(2), pauseAt(1) / 2);
});

test("what was kept is the speed, and what is none is the usual one", () => {
  assert.deepEqual(["0.5", "4", "3", "", null].map(readSpeed), [0.5, 4, 1, 1, 1]);
});
