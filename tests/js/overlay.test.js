import assert from "node:assert/strict";
import {test} from "node:test";

import {composeOverlay, journey, keyframesAlong, readWay, ringsChanged} from "../../static/js/state/overlay.js";

/** @param {string} place @param {string} name */
const increment = (place, name) => ({
  place,
  trail: `trail ${name}`,
  footprint: `footprint ${name}`,
  lit: `lit ${name}`,
  packet: `packet ${name}`,
});

const walk = new Map([
  [1, increment("a", "1")],
  [2, increment("b", "2")],
  [3, {...increment("a", "3"), trail: ""}],
  [4, increment("c", "4")],
]);

test("at a step the whole trail up to it is shown, and nothing beyond it", () => {
  assert.deepEqual(composeOverlay(walk, 2)?.under, ["trail 1", "trail 2", "footprint 1", "lit 2"]);
});

test("a place shows its latest footprint alone", () => {
  const shown = composeOverlay(walk, 4);
  assert.deepEqual(shown?.under.filter((piece) => piece.startsWith("footprint")), ["footprint 3", "footprint 2"]);
});

test("the place of the step itself has its footprint with the packet", () => {
  const shown = composeOverlay(walk, 3);
  assert.deepEqual(shown?.under, ["trail 1", "trail 2", "footprint 2", "lit 3"]);
  assert.equal(shown?.packet, "packet 3");
});

test("what is shown does not depend on the order in which the steps came", () => {
  const late = new Map([...walk].reverse());
  assert.deepEqual(composeOverlay(late, 4), composeOverlay(walk, 4));
});

test("a step that is not here shows nothing", () => {
  assert.equal(composeOverlay(walk, 5), undefined);
});

test("a step before which others are missing is shown, but is not whole", () => {
  const holed = new Map([...walk].filter(([number]) => number !== 2));
  assert.equal(composeOverlay(holed, 4)?.isWhole, false);
  assert.equal(composeOverlay(walk, 4)?.isWhole, true);
});

test("a way is read as its points", () => {
  assert.deepEqual(readWay("148,216 148,171"), [{x: 148, y: 216}, {x: 148, y: 171}]);
});

test("the packet travels every part of a way at one speed", () => {
  const frames = keyframesAlong(readWay("0,0 0,30 10,30"));
  assert.deepEqual(frames.map(({offset}) => offset), [0, 0.75, 1]);
  assert.equal(frames[2].transform, "translate(10px, 30px)");
});

test("a step on goes the way of the step, a step back the last way backwards", () => {
  const [left, arrived] = [[{x: 0, y: 0}, {x: 1, y: 0}], [{x: 1, y: 0}, {x: 1, y: 5}]];
  assert.deepEqual(journey(left, arrived, 1), arrived);
  assert.deepEqual(journey(left, arrived, -1), [{x: 1, y: 0}, {x: 0, y: 0}]);
});

test("a jump goes straight", () => {
  assert.deepEqual(journey([{x: 0, y: 0}, {x: 1, y: 0}], [{x: 7, y: 7}, {x: 8, y: 8}], 9), [{x: 1, y: 0}, {x: 8, y: 8}]);
});

test("the same step again goes nowhere", () => {
  assert.deepEqual(journey([{x: 0, y: 0}], [{x: 0, y: 0}, {x: 1, y: 1}], 0), []);
});

test("an encapsulated packet gains two rings and loses one", () => {
  assert.deepEqual(ringsChanged(["2", "3"], ["p", "v", "3"]), {gained: ["p", "v"], lost: ["2"]});
});
