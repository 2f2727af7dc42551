import assert from "node:assert/strict";
import {test} from "node:test";

import {isAnswered, nameOf} from "../../static/js/state/keys.js";

/** @param {string} key */
const press = (key, held = {}) => ({key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held});
const shift = {shiftKey: true};

test("a letter goes by what it prints, however it is written", () => {
  assert.deepEqual([press("c"), press("C")].map(nameOf), ["c", "c"]);
});

test("shift makes another key of a letter and of a key that prints nothing", () => {
  const keys = [press("C", shift), press("F6", shift), press("ArrowLeft", shift), press(" ", shift)];
  assert.deepEqual(keys.map(nameOf), ["Shift+c", "Shift+F6", "Shift+ArrowLeft", "Shift+ "]);
});

test("a sign goes by what it prints, wherever a keyboard has it", () => {
  const keys = [press("?", shift), press("/", shift), press("<"), press("+", shift), press("1", shift)];
  assert.deepEqual(keys.map(nameOf), ["?", "/", "<", "+", "1"]);
});

test("where the letters are not Latin ones, the key counts that has the letter elsewhere", () => {
  assert.deepEqual([press("с", {code: "KeyC"}), press("С", {code: "KeyC", ...shift})].map(nameOf), ["c", "Shift+c"]);
});

test("the browser keeps its own shortcuts", () => {
  const held = [{altKey: true}, {ctrlKey: true}, {metaKey: true}];
  assert.deepEqual(held.map((modifier) => nameOf(press("ArrowLeft", modifier))), ["", "", ""]);
});

const KEYS = ["ArrowLeft", "Home", "c", "Shift+c", " ", "?", "F6"];
/** @param {import("../../static/js/state/keys.js").Focus} focus */
const answered = (focus, areSingleKeysOn = true) => KEYS.filter((key) => isAnswered(key, focus, areSingleKeysOn));

test("nowhere in particular every key is answered", () => {
  assert.deepEqual(answered("page"), KEYS);
});

test("a control keeps the space bar", () => {
  assert.deepEqual(answered("control"), ["ArrowLeft", "Home", "c", "Shift+c", "?", "F6"]);
});

test("what is walked through by arrows keeps them, and its first and last", () => {
  assert.deepEqual(answered("arrows"), ["c", "Shift+c", "?", "F6"]);
});

test("what scrolls sideways keeps the arrows and nothing else", () => {
  assert.deepEqual(answered("scroller"), ["Home", "c", "Shift+c", " ", "?", "F6"]);
});

test("a field keeps every key but the one that leaves it for another part", () => {
  assert.deepEqual(answered("field"), ["F6"]);
});

test("over the page only the sheet is closed", () => {
  assert.deepEqual(answered("dialog"), ["?"]);
});

test("where single keys are off, only the key for the parts of the page is answered", () => {
  assert.deepEqual(answered("page", false), ["F6"]);
  assert.deepEqual(answered("control", false), ["F6"]);
});
