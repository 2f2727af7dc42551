import assert from "node:assert/strict";
import {test} from "node:test";

import {withParameter} from "../../static/js/state/address.js";

test("a parameter is put before the step, which stays last", () => {
  const address = "/lessons/one/?from=a&off=rt:0.0.0.0/0&step=forward.next-hop.1";
  assert.equal(withParameter(address, "view", "neigh"), "/lessons/one/?from=a&off=rt:0.0.0.0/0&view=neigh&step=forward.next-hop.1");
});

test("a parameter takes the place of an older one of its name", () => {
  assert.equal(withParameter("/?view=addr&from=a", "view", "route"), "/?from=a&view=route");
});

test("a name that only ends alike is another one", () => {
  assert.equal(withParameter("/?overview=1", "view", "route"), "/?overview=1&view=route");
});

test("an address without parameters gets its first", () => {
  assert.equal(withParameter("/lessons/one/", "who", "b"), "/lessons/one/?who=b");
});

test("what is no part of an address is written so that it is none", () => {
  assert.equal(withParameter("/?from=a", "who", "b&c=d"), "/?from=a&who=b%26c%3Dd");
});

test("an empty value takes its parameter out of the address", () => {
  assert.equal(withParameter("/?panel=walk&from=a&step=forward.next-hop.1", "panel", ""), "/?from=a&step=forward.next-hop.1");
});
