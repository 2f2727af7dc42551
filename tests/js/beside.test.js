import assert from "node:assert/strict";
import test from "node:test";

import {besideOf} from "../../static/js/state/beside.js";

const AROUND = {left: 100, right: 900, top: 50, bottom: 650};
const NOTE = {width: 200, height: 100};

test("a note stands at the right of its thing, level with its middle", () => {
  assert.deepEqual(besideOf({left: 200, right: 400, top: 200, bottom: 400}, AROUND, NOTE), {x: 418, y: 250, side: "right", leader: 50});
});

test("where there is no room at the right it stands at the left", () => {
  assert.deepEqual(besideOf({left: 500, right: 850, top: 200, bottom: 400}, AROUND, NOTE), {x: 282, y: 250, side: "left", leader: 50});
});

test("it stays in view, and the line leads to what of the thing is in view", () => {
  assert.deepEqual(besideOf({left: 200, right: 400, top: 0, bottom: 90}, AROUND, NOTE), {x: 418, y: 58, side: "right", leader: 12});
  assert.deepEqual(besideOf({left: 200, right: 400, top: 640, bottom: 900}, AROUND, NOTE), {x: 418, y: 542, side: "right", leader: 92});
});

test("it covers nothing that is to be read: it stands at the first side that is free, and nowhere where none is", () => {
  const thing = {left: 400, right: 500, top: 300, bottom: 360};
  const sides = [{left: 510, right: 560, top: 290, bottom: 370}, {left: 300, right: 390, top: 290, bottom: 370}, {left: 100, right: 900, top: 400, bottom: 410}, {left: 100, right: 900, top: 200, bottom: 210}];
  const found = sides.map((_, index) => besideOf(thing, AROUND, NOTE, sides.slice(0, index + 1)));
  assert.deepEqual(found.map((place) => place?.side), ["left", "below", "above", undefined]);
  assert.deepEqual(found[1], {x: 350, y: 378, side: "below", leader: 100});
});

test("it makes way for what is beside its thing, no farther than is needed", () => {
  const thing = {left: 400, right: 500, top: 200, bottom: 400};
  assert.deepEqual(besideOf(thing, AROUND, NOTE, [{left: 510, right: 560, top: 180, bottom: 310}]), {x: 518, y: 318, side: "right", leader: 8});
});

test("beside a thing that fills the view, or is out of it, there is no place", () => {
  assert.equal(besideOf({left: 110, right: 890, top: 60, bottom: 640}, AROUND, NOTE), undefined);
  assert.equal(besideOf({left: 910, right: 1000, top: 200, bottom: 400}, AROUND, NOTE), undefined);
  assert.equal(besideOf({left: 200, right: 400, top: 200, bottom: 400}, AROUND, {width: 200, height: 600}), undefined);
});
