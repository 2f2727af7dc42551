import assert from "node:assert/strict";
import test from "node:test";

import {guidesOf} from "../../static/js/state/guides.js";

const box = (left, top, width = 100, height = 50) => ({left, top, right: left + width, bottom: top + height});

test("an edge that is near another one snaps to it, and the line runs along both", () => {
  const {by, lines, isAcross, isDown} = guidesOf(box(103, 200), [box(100, 0)]);
  assert.deepEqual([by, isAcross, isDown], [{x: -3, y: 0}, true, false]);
  assert.deepEqual(lines, [{x1: 100, x2: 100, y1: 0, y2: 250}]);
});

test("middles line up with middles alone", () => {
  const {by, lines} = guidesOf(box(0, 300, 60, 20), [box(27, 0, 10, 20)]);
  assert.deepEqual(by, {x: 2, y: 0});
  assert.deepEqual(lines[0].x1, 32);
  assert.deepEqual(guidesOf(box(48, 300, 100, 20), [box(0, 0, 100, 20)]).lines, []);
});

test("of several the nearest counts, in each direction by itself", () => {
  const {by} = guidesOf(box(104, 53), [box(100, 500), box(103, 700), box(900, 50)]);
  assert.deepEqual(by, {x: -1, y: -3});
});

test("what is far from everything stays where it is", () => {
  assert.deepEqual(guidesOf(box(0, 0), [box(500, 500)]), {by: {x: 0, y: 0}, lines: [], isAcross: false, isDown: false});
});
