import assert from "node:assert/strict";
import test from "node:test";

import {placeOf, thingAt} from "../../static/js/state/naming.js";

const TEXT = "format: vpcviz/1\nvpcs:\n  lab:\n    cidrs: [10.0.0.0/16]\nsubnets:\n  s1:\n    vpc: lab\n  \"2\":\n    vpc: lab\n";

test("a line belongs to the thing under which it stands", () => {
  assert.equal(thingAt(TEXT, TEXT.indexOf("cidrs")), "lab");
  assert.equal(thingAt(TEXT, TEXT.indexOf("s1:")), "s1");
  assert.equal(thingAt(TEXT, TEXT.length), "2");
});

test("a section and the head belong to no thing", () => {
  assert.equal(thingAt(TEXT, TEXT.indexOf("subnets")), "");
  assert.equal(thingAt(TEXT, 0), "");
  assert.equal(thingAt("", 0), "");
});

test("a thing is found where it begins, and what is not there is not", () => {
  assert.equal(placeOf(TEXT, "s1"), TEXT.indexOf("  s1"));
  assert.equal(placeOf(TEXT, "2"), TEXT.indexOf('  "2"'));
  assert.equal(placeOf(TEXT, "s"), undefined);
});
