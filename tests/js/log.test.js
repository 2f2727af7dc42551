import assert from "node:assert/strict";
import {test} from "node:test";

import {emptyLog, keep, keepView, moveTo, pictures, resumption, shownStep, shownView} from "../../static/js/state/log.js";

/** @param {number} number */
const step = (number) => ({number, link: `forward.guest-route.${number}`, here: "a", html: {}, picture: {place: "a", trail: "", footprint: "", lit: "", packet: `packet ${number}`}});

/**
 * @param {string} who
 * @param {number} number
 */
const view = (who, number) => ({who, number, html: `${who} from ${number} on`});

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

test("after a cut the server hears where we are and what we have", () => {
  const steps = [3, 1].map(step).reduce(keep, emptyLog("digest", 3, 2));
  const log = [view("a", 3), view("b", 1), view("a", 1)].reduce(keepView, steps);
  const views = {a: [1, 3], b: [1]};
  assert.deepEqual(resumption(log), {type: "resume", number: 2, walk: "digest", have: [1, 3], views});
});

test("an instance sees the latest at or before the step, in whatever order it came", () => {
  const log = [view("a", 6), view("a", 1), view("a", 3)].reduce(keepView, emptyLog("digest", 9, 1));
  const seen = [1, 2, 3, 5, 6, 9].map((at) => shownView(moveTo(log, at), "a")?.number);
  assert.deepEqual(seen, [1, 1, 3, 3, 6, 6]);
});

test("an instance does not see what another one sees", () => {
  const log = [view("a", 1), view("b", 2)].reduce(keepView, emptyLog("digest", 9, 5));
  assert.deepEqual(["a", "b", "c"].map((who) => shownView(log, who)?.html), ["a from 1 on", "b from 2 on", undefined]);
});

test("of what comes only later nothing is seen yet", () => {
  assert.equal(shownView(keepView(emptyLog("digest", 9, 2), view("a", 3)), "a"), undefined);
});

test("a view that arrives twice changes nothing", () => {
  const log = keepView(emptyLog("digest", 9, 2), view("a", 1));
  assert.equal(keepView(log, view("a", 1)), log);
});

test("keeping a view leaves the old log as it was", () => {
  const log = keepView(emptyLog("digest", 9, 2), view("a", 1));
  keepView(log, view("a", 2));
  assert.equal(shownView(log, "a")?.number, 1);
});
