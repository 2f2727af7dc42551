import assert from "node:assert/strict";
import test from "node:test";

import {belongs, hangs, isGrip} from "../../static/js/state/grasp.js";

const FRAME = {left: 100, top: 100, right: 500, bottom: 400};

test("a frame is grasped by its edge and by the band in which its name stands, and not by its ground", () => {
  assert.equal(isGrip(FRAME, {x: 300, y: 110}, 1), true);
  assert.equal(isGrip(FRAME, {x: 104, y: 300}, 1), true);
  assert.equal(isGrip(FRAME, {x: 497, y: 300}, 1), true);
  assert.equal(isGrip(FRAME, {x: 300, y: 404}, 1), true);
  assert.equal(isGrip(FRAME, {x: 300, y: 250}, 1), false);
  assert.equal(isGrip(FRAME, {x: 300, y: 420}, 1), false);
});

test("the band is as high as the drawing is large", () => {
  assert.equal(isGrip(FRAME, {x: 300, y: 150}, 2), true);
  assert.equal(isGrip(FRAME, {x: 300, y: 120}, 0.5), false);
});

test("what lies on a thing goes along with it, but nothing that is larger", () => {
  assert.equal(belongs({left: 490, top: 90, right: 508, bottom: 108}, FRAME), true);
  assert.equal(belongs({left: 90, top: 60, right: 620, bottom: 440}, FRAME), false);
  assert.equal(belongs({left: 520, top: 100, right: 540, bottom: 120}, FRAME), false);
});

test("a line goes along with both its ends, and stays behind with one", () => {
  const [inside, outside] = [{x: 300, y: 300}, {x: 900, y: 300}];
  assert.equal(hangs([inside, outside, inside], FRAME), "along");
  assert.equal(hangs([inside, outside], FRAME), "left");
  assert.equal(hangs([outside, {x: 900, y: 0}], FRAME), undefined);
  assert.equal(hangs([], FRAME), undefined);
});
