import assert from "node:assert/strict";
import {test} from "node:test";

import {paced} from "../../static/js/dom/pacing.js";

/** An action that counts, paced to once in 100 milliseconds, and a clock that goes on when it is told to. */
function counted() {
  let [count, now] = [0, 0];
  /** @type {{at: number, action: () => void}[]} */
  let due = [];
  const act = paced(() => { count += 1; }, 100, (action, milliseconds) => { due.push({at: now + milliseconds, action}); });
  const pass = (/** @type {number} */ milliseconds) => {
    now += milliseconds;
    const [over, left] = [due.filter(({at}) => at <= now), due.filter(({at}) => at > now)];
    due = left;
    for (const {action} of over) action();
  };
  return {act, pass, count: () => count};
}

test("what is asked for once is done at once", () => {
  const {act, count, pass} = counted();
  act();
  assert.equal(count(), 1);
  pass(1000);
  assert.equal(count(), 1);
});

test("what is asked for many times is done at once and once more", () => {
  const {act, count, pass} = counted();
  for (let time = 0; time < 10; time += 1) act();
  assert.equal(count(), 1);
  pass(100);
  assert.equal(count(), 2);
  pass(1000);
  assert.equal(count(), 2);
});

test("what is asked for all the time is done all the time, but not more often", () => {
  const {act, count, pass} = counted();
  for (let time = 0; time < 100; time += 1) {
    act();
    pass(10);
  }
  assert.equal(count(), 11);
});

test("what was seldom asked for is done each time", () => {
  const {act, count, pass} = counted();
  for (let time = 0; time < 5; time += 1) {
    act();
    pass(101);
  }
  assert.equal(count(), 5);
});
