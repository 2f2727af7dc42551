/** How fast does a walk play? */

const SPEEDS = [0.5, 1, 2, 4];
const USUAL = 1;
const MILLISECONDS_A_STEP = 1600;

/**
 * Read a speed that was kept; what is none is the usual one.
 *
 * @param {string | null} text
 */
export function readSpeed(text) {
  return SPEEDS.find((speed) => String(speed) === text) ?? USUAL;
}

/**
 * Give the next speed, and after the fastest the slowest.
 *
 * @param {number} speed
 */
export function nextSpeed(speed) {
  return SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length];
}

/**
 * Give the next faster speed; the fastest stays.
 *
 * @param {number} speed
 */
export function faster(speed) {
  return SPEEDS[Math.min(SPEEDS.length - 1, SPEEDS.indexOf(speed) + 1)];
}

/**
 * Give the next slower speed; the slowest stays.
 *
 * @param {number} speed
 */
export function slower(speed) {
  return SPEEDS[Math.max(0, SPEEDS.indexOf(speed) - 1)];
}

/**
 * Give the milliseconds that a step is shown for.
 *
 * @param {number} speed
 */
export function pauseAt(speed) {
  return MILLISECONDS_A_STEP / speed;
}
