import assert from "node:assert/strict";
import {test} from "node:test";

import {emptyLog, keep, moveTo, pictures, ranges, resumption, shownStep, shownView, wholeSteps} from "../../static/js/state/log.js";

/** @param {number} number */
const step = (number) => ({type: /** @type {const} */ ("step"), number, further: [], link: `forward.guest-route.${number}`, here: "a", html: {why: `why ${number}`}, picture: {place: "a", trail: "", footprint: "", lit: "", packet: `packet ${number}`}});

/** @param {number} number */
const stack = (number) => ({type: /** @type {const} */ ("stack"), number, html: {stack: `stack ${number}`}, trail: ""});

/** @param {number} number */
const bytes = (number) => ({type: /** @type {const} */ ("bytes"), number, html: {bytes: `bytes ${number}`}, trail: ""});

/** @param {number} number */
const end = (number) => ({type: /** @type {const} */ ("end"), number, html: {end: `end ${number}`}, trail: `beyond ${number}`});

/** @param {number} number */
const whole = (number) => [bytes(number), step(number), stack(number)];

/**
 * @param {string} who
 * @param {number} number
 */
const view = (who, number) => ({type: /** @type {const} */ ("view"), who, number, html: `${who} from ${number} on`});

test("a step is shown once it has arrived", () => {
  const log = whole(2).reduce(keep, emptyLog("digest", 3, 2));
  assert.deepEqual([shownStep(log)?.number, shownStep(log)?.html], [2, {why: "why 2", stack: "stack 2", bytes: "bytes 2"}]);
});

test("a step that has not arrived is not shown", () => {
  assert.equal(shownStep(keep(emptyLog("digest", 3, 2), step(1))), undefined);
});

test("a step of which a part is missing is not shown, nor counted", () => {
  for (const missing of [0, 1, 2]) {
    const log = whole(2).toSpliced(missing, 1).reduce(keep, keep(emptyLog("digest", 3, 2), step(1)));
    assert.deepEqual([shownStep(log), wholeSteps(log)], [undefined, 0]);
    assert.equal(wholeSteps(whole(2).reduce(keep, log)), 1);
  }
});

test("a step with an end is shown once that is told, and with what it adds to the drawing", () => {
  const last = {...step(2), further: [/** @type {const} */ ("end")]};
  const log = [bytes(2), last, stack(2)].reduce(keep, emptyLog("digest", 3, 2));
  assert.deepEqual([shownStep(log), wholeSteps(log), pictures(log).size], [undefined, 0, 0]);
  const told = keep(log, end(2));
  assert.deepEqual(shownStep(told)?.html, {why: "why 2", stack: "stack 2", bytes: "bytes 2", end: "end 2"});
  assert.deepEqual([wholeSteps(told), pictures(told).get(2)?.trail], [1, "beyond 2"]);
});

test("a message that is no part of a walk changes nothing", () => {
  const log = emptyLog("digest", 3, 2);
  assert.equal(keep(log, /** @type {any} */ ({type: "walk", walk: "digest"})), log);
});

test("steps may arrive in any order", () => {
  const log = [3, 1, 2].flatMap(whole).reduce(keep, emptyLog("digest", 3, 1));
  assert.deepEqual([1, 2, 3].map((at) => shownStep(moveTo(log, at))?.number), [1, 2, 3]);
});

test("a step that arrives twice changes nothing", () => {
  const log = keep(emptyLog("digest", 3, 1), step(1));
  assert.equal(keep(log, step(1)), log);
});

test("keeping a step leaves the old log as it was", () => {
  const log = emptyLog("digest", 3, 1);
  keep(log, step(1));
  assert.equal(log.step.size, 0);
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
  const parts = [step(3), end(3), stack(2), bytes(1), bytes(2), step(1), view("a", 3), view("b", 1), view("a", 1)];
  const log = parts.reduce(keep, emptyLog("digest", 3, 2));
  const have = {step: "1,3", stack: "2", bytes: "1-2", asides: "", end: "3", view: {a: "1,3", b: "1"}};
  assert.deepEqual(resumption(log), {type: "resume", number: 2, walk: "digest", have});
});

for (const [numbers, written] of /** @type {[number[], string][]} */ ([[[], ""], [[7], "7"], [[3, 1, 2], "1-3"], [[7, 1, 4, 2, 6], "1-2,4,6-7"]])) {
  test(`${numbers.join(" ") || "no number"} is written as “${written}”`, () => {
    assert.equal(ranges(numbers), written);
  });
}

test("an instance sees the latest at or before the step, in whatever order it came", () => {
  const log = [view("a", 6), view("a", 1), view("a", 3)].reduce(keep, emptyLog("digest", 9, 1));
  const seen = [1, 2, 3, 5, 6, 9].map((at) => shownView(moveTo(log, at), "a")?.number);
  assert.deepEqual(seen, [1, 1, 3, 3, 6, 6]);
});

test("an instance does not see what another one sees", () => {
  const log = [view("a", 1), view("b", 2)].reduce(keep, emptyLog("digest", 9, 5));
  assert.deepEqual(["a", "b", "c"].map((who) => shownView(log, who)?.html), ["a from 1 on", "b from 2 on", undefined]);
});

test("of what comes only later nothing is seen yet", () => {
  assert.equal(shownView(keep(emptyLog("digest", 9, 2), view("a", 3)), "a"), undefined);
});

test("a view that arrives twice changes nothing", () => {
  const log = keep(emptyLog("digest", 9, 2), view("a", 1));
  assert.equal(keep(log, view("a", 1)), log);
});

test("keeping a view leaves the old log as it was", () => {
  const log = keep(emptyLog("digest", 9, 2), view("a", 1));
  keep(log, view("a", 2));
  assert.equal(shownView(log, "a")?.number, 1);
});
