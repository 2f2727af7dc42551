/** The page of a revision: the drawing as it was, seen by a camera that stands where something has been changed. */

import {pressControl} from "../dom/controls.js";
import {mountStage} from "../dom/stage.js";
import {nameOf} from "../state/keys.js";

/** @type {Readonly<Record<string, string>>} */
const KEYS = {f: "look-fit", 0: "look-actual-size", "+": "look-zoom-in", "-": "look-zoom-out"};

const root = /** @type {HTMLElement} */ (document.querySelector("#revision"));
const stage = mountStage(/** @type {HTMLElement} */ (root.querySelector("#stage")));
const marks = [...root.querySelectorAll("#stage-overlay .touched")];
if (marks.length) stage.bringAllIn(marks);

document.addEventListener("keydown", (event) => {
  const does = KEYS[nameOf(event)];
  if (does && pressControl(root, does)) event.preventDefault();
});
