import assert from "node:assert/strict";
import {test} from "node:test";

import {emptyLog, isAtEnd, keep, moveTo, pictures, resumption, shownStep} from "../../static/js/state/log.js";

/** @param {number} number */
const step = (number) => ({number, link: `forward.guest-route.${number}`, here: "a", html: {}, picture: {place: "a", trail: "", footprint: "", lit: "", packet: `packet ${number}`}});

test("a step is shown once it has arrived", () => {
  const log = keep(emptyLog("digest", 3, 2), step(2));
  assert.equal(shownStep(log)?.number, 2);
});

test("a step that has not arrived is not shown", () => {
  assert.equal(shownStep(keep(emptyLog("digest", 3, 2), step(1))), undefined);
});

test("steps may arrive in any order", () => {
  const log = [3, 1, 2].map(step).reduce(keep, emptyLog("digest", 3, 1));
  assert.deepEqual([1, 2, 3].map((at) => shownStep(moveTo(log, at))?.number), [1, 2, 3]);
});

test("a step that arrives twice changes nothing", () => {
  const log = keep(emptyLog("digest", 3, 1), step(1));
  assert.equal(keep(log, step(1)), log);
});

test("keeping a step leaves the old log as it was", () => {
  const log = emptyLog("digest", 3, 1);
  keep(log, step(1));
  assert.equal(log.held.size, 0);
});

test("before the first step is the first", () => {
  assert.equal(moveTo(emptyLog("digest", 3, 1), 0).at, 1);
});

test("behind the last step is the last", () => {
  assert.equal(moveTo(emptyLog("digest", 3, 1), 9).at, 3);
});

test("what is drawn is what the steps that are here have brought", () => {
  const log = [3, 1].map(step).reduce(keep, emptyLog("digest", 3, 1));
  assert.deepEqual([...pictures(log)].map(([number, {packet}]) => [number, packet]), [[3, "packet 3"], [1, "packet 1"]]);
});

test("the last step is the end, and no other", () => {
  assert.deepEqual([1, 2, 3].map((at) => isAtEnd(emptyLog("digest", 3, at))), [false, false, true]);
});

test("after a cut the server hears where we are and what we have", () => {
  const log = [3, 1].map(step).reduce(keep, emptyLog("digest", 3, 2));
  assert.deepEqual(resumption(log), {type: "resume", number: 2, walk: "digest", have: [1, 3]});
});
