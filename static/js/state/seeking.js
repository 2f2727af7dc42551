/** To which line of a list do letters lead that are typed one after the other? */

/**
 * Find the next line in which a word begins with what was typed, from the present one on, and round at the end. One letter,
 * be it typed again and again, leads on from line to line; several stay where they already lead.
 *
 * @param {readonly string[]} lines
 * @param {number} from Where the keyboard is; -1 for nowhere.
 * @param {string} typed
 * @returns {number} -1 where there is none.
 */
export function lineThatBegins(lines, from, typed) {
  const letters = typed.toLowerCase();
  const isRepeated = [...letters].every((letter) => letter === letters[0]);
  const sought = isRepeated ? letters[0] : letters;
  const start = from + (isRepeated ? 1 : 0);
  for (let passed = 0; passed < lines.length; passed += 1) {
    const at = (start + passed + lines.length) % lines.length;
    if (lines[at].toLowerCase().split(/[\s/]+/).some((word) => word.startsWith(sought))) return at;
  }
  return -1;
}
