import assert from "node:assert/strict";
import {test} from "node:test";

import {isWorthRetrying, waitBefore} from "../../static/js/state/reconnecting.js";

test("each wait is twice the one before, up to eight seconds", () => {
  assert.deepEqual([0, 1, 2, 5, 50].map((attempt) => waitBefore(attempt, 1)), [250, 500, 1000, 2000, 2000]);
});

test("many pages do not come back at the same moment", () => {
  assert.deepEqual([waitBefore(2, 0), waitBefore(2, 0.5)], [700, 850]);
});

test("a server that went away is asked again", () => {
  assert.deepEqual([1001, 1006, 1012, 4429].map(isWorthRetrying), [true, true, true, true]);
});

test("a server that refused is not", () => {
  assert.deepEqual([1009, 4400, 4404, 4422].map(isWorthRetrying), [false, false, false, false]);
});
