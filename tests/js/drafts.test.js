import assert from "node:assert/strict";
import {test} from "node:test";

import {followed, noted, read, saved, unsaved, written} from "../../static/js/state/drafts.js";

const NOTHING = new Map();
const form = (typed, base = "3") => ({words: "rt", address: "?chosen=rt", base, saved: {name: "", vpc: "lab"}, typed});

test("what differs from what stood there is kept, with the revision that was seen", () => {
  const {typed, base} = noted(NOTHING, "rt", form({name: "Main", vpc: "lab"})).get("rt");
  assert.deepEqual({typed, base}, {typed: {name: "Main"}, base: "3"});
});

test("nothing is kept of a form that is as it was", () => {
  const drafts = noted(NOTHING, "rt", form({name: "Main", vpc: "lab"}));
  assert.equal(noted(drafts, "rt", form({name: "", vpc: "lab"})).size, 0);
});

test("a form that is written anew while something is typed is compared with what stood there first", () => {
  const drafts = noted(NOTHING, "rt", form({name: "<b>", vpc: "lab"}));
  const refused = {...form({name: "<b>", vpc: "lab"}, "7"), saved: {name: "<b>", vpc: "lab"}};
  assert.deepEqual(noted(drafts, "rt", refused).get("rt").typed, {name: "<b>"});
  assert.equal(noted(drafts, "rt", refused).get("rt").base, "3");
});

test("what has been saved is let go of, and what was typed since it was sent stays", () => {
  const drafts = noted(NOTHING, "rt", form({name: "Main street", vpc: "lab"}));
  assert.equal(saved(drafts, "rt", {name: "Main street", vpc: "lab"}, "4").size, 0);
  const {typed, base} = saved(drafts, "rt", {name: "Main", vpc: "lab"}, "4").get("rt");
  assert.deepEqual({typed, base}, {typed: {name: "Main street"}, base: "4"});
});

test("what was typed about a thing goes with its id, and with the thing", () => {
  const drafts = noted(noted(NOTHING, "a", form({name: "A"})), "a guest.routes default", form({name: "B"}));
  const both = noted(drafts, "ab", form({name: "C"}));
  assert.deepEqual([...followed(both, "a", "web", "9").keys()], ["web", "web guest.routes default", "ab"]);
  assert.deepEqual([...followed(both, "a", "", "9").keys()], ["ab"]);
});

test("of a question that has been typed nothing is to be saved", () => {
  const drafts = noted(noted(NOTHING, "rt", form({name: "Main"})), "probe", {...form({to: "192.0.2.999"}), words: ""});
  assert.deepEqual([...unsaved(drafts).keys()], ["rt"]);
});

test("what is written down is read again, and what is no draft is none", () => {
  const drafts = noted(NOTHING, "rt", form({name: "Main", vpc: "lab"}));
  assert.deepEqual(read(written(drafts)), drafts);
  for (const other of ["", "{", "null", "[1]", '[["rt", {"typed": {}}]]', written(NOTHING)]) assert.equal(read(other).size, 0);
});
