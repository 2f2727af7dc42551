/** How long does the page wait before it asks for the connection again? */

const FIRST_WAIT = 250;
const LONGEST_WAIT = 2000;

/** The server will say the same again, so nobody asks: it does not know the walk, or we are not understood. */
const FINAL_CODES = [1009, 4400, 4404, 4422];

/**
 * Give the milliseconds to wait: twice as long each time, spread so that many pages don't come back at once.
 *
 * @param {number} attempt How many have failed in a row, from 0 on.
 * @param {number} chance Between 0 and 1.
 * @returns {number}
 */
export function waitBefore(attempt, chance) {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
  return Math.round(longest * (0.7 + 0.3 * chance));
}

/**
 * Say whether asking again can help after a close.
 *
 * @param {number} code
 * @returns {boolean}
 */
export function isWorthRetrying(code) {
  return !FINAL_CODES.includes(code);
}
