import assert from "node:assert/strict";
import {test} from "node:test";

import {containerAt, draggedTo, isSettled, questionOf} from "../../static/js/state/placing.js";

const vpc = {id: "lab", section: "vpcs", box: {left: 0, top: 0, right: 400, bottom: 300}};
const subnet = {id: "s1", section: "subnets", box: {left: 20, top: 20, right: 200, bottom: 200}};
const instance = {id: "a", section: "instances", box: {left: 40, top: 40, right: 100, bottom: 100}};
const things = [vpc, subnet, instance];

test("a point lies in the innermost thing of the sections that are asked for", () => {
  const at = (/** @type {string[]} */ ...sections) => containerAt(things, {x: 50, y: 50}, sections)?.id;
  assert.deepEqual([at("vpcs", "subnets", "instances"), at("vpcs", "subnets"), at("vpcs")], ["a", "s1", "lab"]);
});

test("outside of all of them there is none", () => {
  assert.equal(containerAt(things, {x: 300, y: 250}, ["subnets"]), undefined);
});

test("the edge belongs to a thing", () => {
  assert.equal(containerAt(things, {x: 20, y: 200}, ["subnets"])?.id, "s1");
});

test("what is dragged comes to stand on the grid, however large the drawing is seen", () => {
  assert.deepEqual(draggedTo({x: 80, y: 230}, {x: 26, y: -13}, 2, {x: false, y: false}), {x: 96, y: 224});
});

test("the grid can be left out of account", () => {
  assert.deepEqual(draggedTo({x: 80, y: 230}, {x: 26, y: -13}, 2, {x: true, y: true}), {x: 93, y: 224});
});

test("where a thing is to stand is settled once enough is picked, or nothing else could be", () => {
  assert.deepEqual([isSettled(1, [], ["a"]), isSettled(1, [], ["a", "b"]), isSettled(1, ["a"], ["a", "b"])], [true, false, true]);
  assert.deepEqual([isSettled(2, [], ["a", "b"]), isSettled(2, ["a"], ["a", "b", "c"]), isSettled(2, ["a", "b"], ["a", "b", "c"])], [true, false, true]);
});

test("what joins two is asked for the first and then for the second", () => {
  assert.match(questionOf("subnet", 1, []), /^Choose the subnet, /);
  assert.match(questionOf("VPC", 2, []), /^Choose the first VPC, /);
  assert.match(questionOf("VPC", 2, ["lab"]), /^Choose the VPC that lab is to be joined with, /);
});
