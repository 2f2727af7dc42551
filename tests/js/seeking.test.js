import assert from "node:assert/strict";
import test from "node:test";

import {lineThatBegins} from "../../static/js/state/seeking.js";

const LINES = ["VPC lab", "Subnet s1", "a", "Subnet s2", "lab/default-acl"];

test("a letter leads to the next line with a word that begins so, and round at the end", () => {
  assert.equal(lineThatBegins(LINES, 0, "s"), 1);
  assert.equal(lineThatBegins(LINES, 1, "s"), 3);
  assert.equal(lineThatBegins(LINES, 3, "S"), 1);
  assert.equal(lineThatBegins(LINES, 0, "d"), 4);
});

test("the same letter again leads on, several letters stay with what they begin", () => {
  assert.equal(lineThatBegins(LINES, 1, "ss"), 3);
  assert.equal(lineThatBegins(LINES, 1, "s1"), 1);
  assert.equal(lineThatBegins(LINES, 1, "s2"), 3);
});

test("where nothing begins so the keyboard stays", () => {
  assert.equal(lineThatBegins(LINES, 2, "x"), -1);
  assert.equal(lineThatBegins([], -1, "a"), -1);
});
