/**
 * How are the rows of a table of rules worked by keys?
 *
 *     <tr data-row> <td><input></td> … <button value="raise-entry">Up</button> <button value="remove-entry">×</button>
 *       <details class="rules__more"> <summary>⋯</summary> … </details> </tr>
 */

/** @type {Readonly<Record<string, string>>} */
const WITH_ALT = {ArrowUp: "raise-entry", ArrowDown: "lower-entry"};

/** @param {HTMLElement} root */
export function wireRows(root) {
  root.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : root;
    const row = target.closest("tr[data-row]");
    if (!row || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!press(event, row, target)) return;
    event.preventDefault();
    // What the page would do with the key is about the thing as a whole.
    event.stopPropagation();
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {Element} row
 * @param {Element} target
 */
function press({key, altKey}, row, target) {
  if (altKey) return key in WITH_ALT && click(row, WITH_ALT[key]);
  const menu = target.closest(".rules__more[open]");
  if (key === "Escape" && menu) {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
    return true;
  }
  const isTyping = target.matches("input, select, textarea");
  return (key === "Delete" || key === "Backspace") && !isTyping && click(row, "remove-entry");
}

/**
 * @param {Element} row
 * @param {string} does
 */
function click(row, does) {
  /** @type {HTMLElement | null} */ (row.querySelector(`button[value="${does}"]:not(:disabled)`))?.click();
  return true;
}
