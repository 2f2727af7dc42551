/**
 * Which thing does a line of the topology file belong to?
 *
 *     vpcs:
 *       lab:
 *         cidrs:
 */

const SECTION = /^([a-z_]+):/;
const THING = /^ {2}(?! )([^\s:]+|"[^"]+"):/;

/**
 * @param {string} text In the canonical form, or nearly.
 * @param {number} at A place in it.
 * @returns {string} The id of the thing; empty where the place belongs to none.
 */
export function thingAt(text, at) {
  const end = text.indexOf("\n", at);
  const lines = text.slice(0, end < 0 ? text.length : end).split("\n");
  for (const line of lines.reverse()) {
    const id = THING.exec(line)?.[1];
    if (id) return id.replaceAll('"', "");
    if (SECTION.test(line)) return "";
  }
  return "";
}

/**
 * @param {string} text
 * @param {string} id
 * @returns {number | undefined} Where the thing begins; nothing where it has no lines.
 */
export function placeOf(text, id) {
  const start = [`\n  ${id}:`, `\n  "${id}":`].map((line) => text.indexOf(line)).find((index) => index >= 0);
  return start === undefined ? undefined : start + 1;
}
