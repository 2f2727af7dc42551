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
    const focus = target.closest(FIELDS) ? "field" : target.closest(CONTROLS) ? "control" : "page";
    const move = moveOf(event, focus);
    if (!move) return;
    event.preventDefault();
    go(move);
  });
}
