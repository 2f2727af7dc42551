import assert from "node:assert/strict";
import {test} from "node:test";

import {destinationOf, moveOf} from "../../static/js/state/keys.js";

/** @param {string} key */
const press = (key, held = {}) => ({key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held});

test("the arrows step back and on", () => {
  assert.deepEqual([press("ArrowLeft"), press("ArrowRight")].map((key) => moveOf(key, "page")), ["back", "next"]);
});

test("Home and End go to the first and the last step", () => {
  assert.deepEqual([press("Home"), press("End")].map((key) => moveOf(key, "page")), ["first", "last"]);
});

test("the space bar plays", () => {
  assert.equal(moveOf(press(" "), "page"), "play");
});

test("the space bar is a control's own", () => {
  assert.equal(moveOf(press(" "), "control"), undefined);
});

test("the arrows step although a control has the focus", () => {
  assert.equal(moveOf(press("ArrowRight"), "control"), "next");
});

test("a field keeps every key", () => {
  const keys = ["ArrowLeft", "ArrowRight", "Home", "End", " "];
  assert.deepEqual(keys.map((key) => moveOf(press(key), "field")), keys.map(() => undefined));
});

test("what scrolls sideways keeps the arrows and nothing else", () => {
  const keys = ["ArrowLeft", "ArrowRight", "Home", "End", " "];
  const moves = [undefined, undefined, "first", "last", "play"];
  assert.deepEqual(keys.map((key) => moveOf(press(key), "scroller")), moves);
});

test("the browser keeps its own shortcuts", () => {
  const held = [{altKey: true}, {ctrlKey: true}, {metaKey: true}, {shiftKey: true}];
  assert.deepEqual(held.map((modifier) => moveOf(press("ArrowLeft", modifier), "page")), held.map(() => undefined));
});

test("other keys mean nothing", () => {
  assert.equal(moveOf(press("x"), "page"), undefined);
});

test("a move ends within the walk", () => {
  const moves = /** @type {const} */ (["first", "back", "next", "last"]);
  assert.deepEqual(moves.map((move) => destinationOf(move, 1, 5)), [1, 1, 2, 5]);
  assert.deepEqual(moves.map((move) => destinationOf(move, 5, 5)), [1, 4, 5, 5]);
});
