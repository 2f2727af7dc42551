import assert from "node:assert/strict";
import {test} from "node:test";

import {isSet, lets} from "../../static/js/state/filter.js";

const LOOKUP = {kind: "lookup", marks: ["decision"], place: "rt-public"};
const RECEPTION = {kind: "final", marks: [""], place: "a"};

/** @param {import("../../static/js/state/filter.js").Filter} filter */
const through = (filter) => [LOOKUP, RECEPTION].map((step) => lets(filter, step));

test("a filter that is not set holds nothing back", () => {
  assert.equal(isSet({sorts: [], place: ""}), false);
  assert.deepEqual(through({sorts: [], place: ""}), [true, true]);
});

test("a step of any of the sorts is let through, by its kind or by what happens in it", () => {
  assert.deepEqual(through({sorts: ["check", "lookup"], place: ""}), [true, false]);
  assert.deepEqual(through({sorts: ["decision"], place: ""}), [true, false]);
  assert.deepEqual(through({sorts: ["lookup", "final"], place: ""}), [true, true]);
});

test("of the sorts, only what happens at the place is let through", () => {
  assert.deepEqual(through({sorts: [], place: "a"}), [false, true]);
  assert.deepEqual(through({sorts: ["lookup"], place: "a"}), [false, false]);
});
