import assert from "node:assert/strict";
import {test} from "node:test";

import {
  SETTLED, begin, bringAreaIn, bringIn, centreOn, detailOf, fit, follow, isCut, isMute, isNear, isSeen, namesOf, panAreaIn, panBy, planesAfter, readPlanes, reframe,
  seenFrom, showsModel, smallestScale, stepFactor, wheelFactor, within, zoomAt,
} from "../../static/js/state/camera.js";

const PICTURE = {width: 752, height: 568, waterline: 372};
const WIDE = {width: 4000, height: 3000, waterline: 2000};
const FRAME = {width: 752, height: 568};

/** @param {import("../../static/js/state/camera.js").Camera} camera @param {number} y */
const seenAt = (camera, y) => y * camera.scale + camera.y;

test("a picture of the frame's size is seen at full size", () => {
  assert.deepEqual(fit(PICTURE, FRAME, "both"), {x: 0, y: 0, scale: 1});
});

test("a larger frame enlarges the picture and has it in its middle", () => {
  assert.deepEqual(fit(PICTURE, {width: 1504, height: 1336}, "both"), {x: 0, y: 100, scale: 2});
});

test("a large picture fits by being smaller, with room around it", () => {
  assert.equal(fit(WIDE, {width: 464, height: 600}, "both").scale, 0.1);
});

test("a large picture begins at full size, from its upper left corner", () => {
  assert.deepEqual(begin(WIDE, FRAME, "both"), {x: 0, y: 0, scale: 1});
});

test("the tenant's plane alone ends at the waterline", () => {
  const camera = fit(PICTURE, FRAME, "tenant");
  assert.equal(isSeen(camera, {left: 0, top: 0, right: 752, bottom: 376}, FRAME), true);
  assert.equal(seenAt(camera, 0), FRAME.height - seenAt(camera, 376));
});

test("for the provider's plane the waterline is at 30 percent of the frame", () => {
  assert.equal(Math.round(seenAt(fit(PICTURE, FRAME, "provider"), PICTURE.waterline)), Math.round(0.3 * FRAME.height));
});

test("the planes take turns", () => {
  assert.deepEqual([planesAfter("both"), planesAfter("tenant"), planesAfter("provider")], ["tenant", "provider", "both"]);
});

test("what was kept and is no choice of planes is both", () => {
  assert.deepEqual([readPlanes("provider"), readPlanes("upside down"), readPlanes(null)], ["provider", "both", "both"]);
});

test("what is under the pointer stays there", () => {
  const camera = {x: 30, y: -20, scale: 1.5};
  const zoomed = zoomAt(camera, {x: 330, y: 130}, 2, 0.1);
  assert.deepEqual(zoomed, {x: -270, y: -170, scale: 3});
  assert.equal((330 - zoomed.x) / zoomed.scale, (330 - camera.x) / camera.scale);
});

test("zooming ends at four times full size and at the smallest scale", () => {
  const camera = {x: 0, y: 0, scale: 1};
  assert.deepEqual([zoomAt(camera, {x: 0, y: 0}, 100, 0.2).scale, zoomAt(camera, {x: 0, y: 0}, 0.001, 0.2).scale], [4, 0.2]);
});

test("one zooms out until the whole picture is seen, or to full size", () => {
  assert.equal(smallestScale(WIDE, {width: 464, height: 600}, "both"), 0.1);
  assert.equal(smallestScale(PICTURE, {width: 1504, height: 1136}, "both"), 1);
});

test("the ladder of sizes has full size on it", () => {
  assert.deepEqual([1.2, 0.9].map((scale) => scale * stepFactor(scale, scale > 1 ? -1 : 1)), [1, 1]);
});

test("a step of the ladder leads off the rung on which one stands", () => {
  assert.deepEqual([stepFactor(1, 1), stepFactor(1, -1), stepFactor(1.25 ** 3, 1)].map((one) => one.toFixed(4)), ["1.2500", "0.8000", "1.2500"]);
});

test("panning moves what is seen", () => {
  assert.deepEqual(panBy({x: 1, y: 2, scale: 3}, 10, -10), {x: 11, y: -8, scale: 3});
});

test("nobody pans away from the picture", () => {
  const camera = within({x: 5000, y: -5000, scale: 1}, PICTURE, FRAME, "both");
  assert.deepEqual(camera, {x: 376, y: 284 - 568, scale: 1});
});

test("a point that is seen moves nothing", () => {
  const camera = {x: 0, y: 0, scale: 1};
  assert.equal(bringIn(camera, {x: 100, y: 100}, WIDE, FRAME, "both"), camera);
});

test("a point that is out of sight comes to the middle along that axis alone", () => {
  assert.deepEqual(bringIn({x: 0, y: 0, scale: 1}, {x: 1000, y: 100}, WIDE, FRAME, "both"), {x: -624, y: 0, scale: 1});
});

test("a point at the edge of the picture is seen without what lies far beyond the edge", () => {
  const camera = bringIn({x: -3000, y: 0, scale: 1}, {x: 10, y: 300}, WIDE, FRAME, "both");
  assert.deepEqual(camera, {x: 32, y: 0, scale: 1});
});

test("along an axis on which the whole picture can be seen it is seen, wherever the point is", () => {
  const frame = {width: 848, height: 400};
  assert.deepEqual(centreOn({x: 0, y: 0, scale: 1}, {x: 10, y: 300}, PICTURE, frame, "both"), {x: 48, y: -100, scale: 1});
});

test("an area that is seen moves nothing, and another comes in by the shortest way", () => {
  const camera = {x: -100, y: 0, scale: 1};
  assert.equal(bringAreaIn(camera, {left: 200, top: 100, right: 300, bottom: 200}, FRAME, 0.1), camera);
  const right = FRAME.width + 110;
  assert.deepEqual(bringAreaIn(camera, {left: right - 40, top: 100, right, bottom: 200}, FRAME, 0.1), {x: -158, y: 0, scale: 1});
  assert.deepEqual(bringAreaIn(camera, {left: 20, top: -60, right: 60, bottom: 0}, FRAME, 0.1), {x: 28, y: 108, scale: 1});
});

test("an area larger than the frame is made smaller until all of it is seen", () => {
  const area = {left: 0, top: 0, right: 2 * FRAME.width, bottom: FRAME.height};
  const camera = bringAreaIn({x: 0, y: 0, scale: 1}, area, FRAME, 0.1);
  assert.ok(camera.scale < 0.5 && isSeen(camera, area, FRAME));
});

test("to an area that is not all seen the way is the shortest, at the size that was chosen", () => {
  const camera = {x: 0, y: 0, scale: 1};
  const right = FRAME.width + 110;
  assert.equal(panAreaIn(camera, {left: 0, top: 100, right: 100, bottom: FRAME.height}, FRAME), camera);
  assert.deepEqual(panAreaIn(camera, {left: right - 40, top: 0, right, bottom: 90}, FRAME), {x: -142, y: 0, scale: 1});
  assert.deepEqual(panAreaIn(camera, {left: 20, top: -160, right: 60, bottom: -60}, FRAME), {x: 0, y: 192, scale: 1});
});

test("of an area larger than the frame as much is seen as there is room for, and what fills the frame stays", () => {
  const camera = {x: 0, y: 0, scale: 1};
  const [left, right] = [FRAME.width + 100, 3 * FRAME.width];
  assert.deepEqual(panAreaIn(camera, {left, top: -50, right, bottom: FRAME.height + 50}, FRAME), {x: 32 - left, y: 0, scale: 1});
});

test("in a frame of another size the middle stays the middle", () => {
  assert.deepEqual(reframe({x: 0, y: 0, scale: 2}, {width: 100, height: 100}, {width: 200, height: 50}), {x: 50, y: -25, scale: 2});
});

test("what is laid out for one camera is moved to where another one sees it", () => {
  const [laidOut, camera] = [{x: 10, y: -20, scale: 0.5}, {x: -30, y: 40, scale: 0.8}];
  const {x, y, scale} = seenFrom(camera, laidOut);
  const moved = (/** @type {number} */ at, /** @type {number} */ of) => (at * laidOut.scale + of) * scale;
  assert.ok(Math.abs(moved(7, laidOut.x) + x - (7 * camera.scale + camera.x)) < 1e-9);
  assert.ok(Math.abs(moved(7, laidOut.y) + y - (7 * camera.scale + camera.y)) < 1e-9);
  assert.deepEqual(seenFrom(camera, camera), SETTLED);
});

test("what is seen at twice its size or at half of it is laid out anew beyond that", () => {
  assert.deepEqual([0.49, 0.5, 2, 2.01].map((scale) => isNear({x: 0, y: 0, scale})), [false, true, true, false]);
});

test("what does not fit is cut", () => {
  assert.deepEqual([PICTURE, WIDE].map((picture) => isCut(begin(picture, FRAME, "both"), picture, FRAME, "both")), [false, true]);
});

test("the model is seen as soon as the waterline is", () => {
  const camera = {x: 0, y: 0, scale: 1};
  const shown = (/** @type {number} */ height) => showsModel(camera, PICTURE, {width: 752, height}, "both");
  assert.deepEqual([shown(360), shown(372)], [false, true]);
});

test("who has hidden the model does not see it", () => {
  assert.equal(showsModel({x: 0, y: 0, scale: 1}, PICTURE, FRAME, "tenant"), false);
});

test("from further away there is less detail", () => {
  assert.deepEqual([1, 0.5, 0.49, 0.2, 0.19].map(detailOf), ["close", "close", "middle", "middle", "far"]);
});

test("text that would be smaller than 12 pixels is hidden", () => {
  assert.deepEqual([0.99, 1].map(isMute), [true, false]);
});

test("a name that is read has 12 pixels, however small the picture is, and is written no larger than it needs", () => {
  for (let scale = 0.1; scale < 1; scale += 0.01) {
    const pixels = (namesOf(scale)?.units ?? 0) * scale;
    assert.ok(pixels >= 11.9 && pixels < 18.1, `${pixels} at ${scale}`);
  }
});

test("from further away fewer names are read, and none that nobody could read", () => {
  const scales = [1, 0.99, 0.5, 0.49, 0.3, 0.29, 0.25, 0.24, 0.1, 0.09];
  const sizes = [undefined, "half", "half", "third", "third", "quarter", "quarter", "tenth", "tenth", undefined];
  assert.deepEqual(scales.map((scale) => namesOf(scale)?.size), sizes);
});

test("a wheel that is turned away enlarges", () => {
  assert.ok(wheelFactor({deltaY: -100, deltaMode: 0, ctrlKey: false}) > 1);
  assert.ok(wheelFactor({deltaY: 3, deltaMode: 1, ctrlKey: false}) < 1);
});

test("a turn with the control key held down does not leap", () => {
  assert.equal(wheelFactor({deltaY: -120, deltaMode: 0, ctrlKey: true}), 2 ** 0.5);
});

test("one finger pans", () => {
  assert.deepEqual(follow({x: 0, y: 0, scale: 1}, [{x: 10, y: 10}], [{x: 30, y: 5}], 0.1), {x: 20, y: -5, scale: 1});
});

test("two fingers pinch about their middle, which pans", () => {
  const camera = follow({x: 0, y: 0, scale: 1}, [{x: 0, y: 0}, {x: 100, y: 0}], [{x: 0, y: 50}, {x: 200, y: 50}], 0.1);
  assert.deepEqual(camera, {x: 0, y: 50, scale: 2});
});

test("two fingers that lie on each other only pan", () => {
  assert.deepEqual(follow({x: 0, y: 0, scale: 1}, [{x: 5, y: 5}, {x: 5, y: 5}], [{x: 0, y: 0}, {x: 20, y: 20}], 0.1), {x: 5, y: 5, scale: 1});
});
