/** Where is the keyboard, and which key was pressed there? */

import {isAnswered, nameOf} from "../state/keys.js";

/** @typedef {{bindings: ReadonlyMap<string, string>, areSingleKeysOn: () => boolean}} Keys */

const FIELDS = "input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=submit]), select, textarea, [contenteditable]";
const CONTROLS = "a[href], button, summary, input[type=checkbox]";
const ARROWS = "[role=tree], [data-keeps-arrows], input[type=radio]";

/**
 * Listen for the keys that a page answers to.
 *
 * @param {() => Keys} keys Those of the walk that is shown.
 * @param {(does: string) => boolean} press Does what a key is for; false where there is nothing to do it with.
 */
export function listenForKeys(keys, press) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const name = nameOf(event);
    const does = keys().bindings.get(name);
    const target = event.target instanceof Element ? event.target : document.body;
    if (!does || !isAnswered(name, focusOn(target), keys().areSingleKeysOn())) return;
    // A key that is held down steps on and on, but plays or opens once.
    if ((event.repeat && ["play", "keys"].includes(does)) || press(does)) event.preventDefault();
  });
}

/**
 * @param {Element} target
 * @returns {import("../state/keys.js").Focus}
 */
function focusOn(target) {
  if (target.closest("dialog[open]")) return "dialog";
  // For a moment after it has closed the focus is still in it.
  if (target.closest("dialog")) return "page";
  if (target.closest(FIELDS)) return "field";
  if (target.closest(ARROWS)) return "arrows";
  if (target.closest(CONTROLS)) return "control";
  const scroller = target.closest("[data-scrolls]");
  return scroller && scroller.scrollWidth > scroller.clientWidth ? "scroller" : "page";
}
