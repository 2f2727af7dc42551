/** In which line of a text is a place, and where does a line stand? Lines count from 1. */

/**
 * @param {string} text
 * @param {number} at
 */
export function lineAt(text, at) {
  let line = 1;
  for (let next = text.indexOf("\n"); next >= 0 && next < at; next = text.indexOf("\n", next + 1)) line += 1;
  return line;
}

/**
 * @param {string} text
 * @param {number} line
 * @returns {[number, number]} Where it begins and ends; the last line where there is none of that number.
 */
export function rangeOf(text, line) {
  let start = 0;
  for (let left = line - 1; left > 0; left -= 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return [start, end < 0 ? text.length : end];
}

/**
 * @param {number} count
 * @returns {string} The numbers of so many lines, one a line.
 */
export const numbersOf = (count) => Array.from({length: count}, (_, index) => index + 1).join("\n");
