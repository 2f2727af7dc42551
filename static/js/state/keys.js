/**
 * Which key was pressed, and is it answered where the keyboard is?
 *
 * @typedef {{key: string, code?: string, altKey: boolean, ctrlKey: boolean, metaKey: boolean, shiftKey: boolean}} Press
 * @typedef {"page" | "control" | "arrows" | "scroller" | "field" | "dialog"} Focus Where the keyboard is: nowhere in
 *   particular, on a link or button, in something that is walked through by arrows, on something that is wider than its
 *   place, in a field, or in what lies over the page.
 */

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
const SIDEWAYS = ["ArrowLeft", "ArrowRight"];
const FUNCTION_KEY = /^(Shift\+)?F\d+$/;

/**
 * Name a key as the sheet of keys does: what it prints, or the browser's name for it. Shift is named where it makes
 * another key of it; in what is printed it is there already, and letters are written small.
 *
 * @param {Press} press
 * @returns {string} Empty where a modifier makes the key the browser's.
 */
export function nameOf({key, code = "", altKey, ctrlKey, metaKey, shiftKey}) {
  if (altKey || ctrlKey || metaKey) return "";
  // Where the letters are not Latin ones, the key counts that has the letter elsewhere.
  const letter = key.length === 1 && key > "\x7f" && code.startsWith("Key") ? code.slice(3) : key;
  const isPrinted = letter.length === 1 && letter.toLowerCase() === letter.toUpperCase();
  const name = letter.length === 1 ? letter.toLowerCase() : letter;
  return shiftKey && (!isPrinted || name === " ") ? `Shift+${name}` : name;
}

/**
 * Say whether the page answers to a key, or leaves it to what has the focus.
 *
 * @param {string} name
 * @param {Focus} focus
 * @param {boolean} areSingleKeysOn
 */
export function isAnswered(name, focus, areSingleKeysOn) {
  if (focus === "dialog") return name === "?";
  if (FUNCTION_KEY.test(name)) return true;
  if (!areSingleKeysOn || focus === "field") return false;
  const plain = name.replace("Shift+", "");
  switch (focus) {
    case "control": return plain !== " ";
    case "arrows": return plain !== " " && !ARROWS.includes(plain);
    case "scroller": return !SIDEWAYS.includes(plain);
    case "page": return true;
  }
}
