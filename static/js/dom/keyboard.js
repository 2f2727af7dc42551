/** Where is the keyboard, and which key was pressed there? */

import {moveOf} from "../state/keys.js";

/** @typedef {import("../state/keys.js").Move} Move */

const FIELDS = "input, select, textarea, [contenteditable]";
const CONTROLS = "a[href], button, summary";

/**
 * Listen for the keys that move through a walk.
 *
 * @param {(move: Move) => void} go
 */
export function listenForMoves(go) {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    const move = moveOf(event, focusOn(target));
    if (!move) return;
    event.preventDefault();
    go(move);
  });
}

/**
 * @param {Element} target
 * @returns {import("../state/keys.js").Focus}
 */
function focusOn(target) {
  if (target.closest(FIELDS)) return "field";
  if (target.closest(CONTROLS)) return "control";
  const scroller = target.closest("[data-scrolls]");
  return scroller && scroller.scrollWidth > scroller.clientWidth ? "scroller" : "page";
}
