/** A walk in a frame of somebody else's page: the drawing, the steps, the arrows, and nothing besides. */

import {mountStage} from "../dom/stage.js";
import {wireWalk} from "../dom/walk.js";
import {pictures} from "../state/log.js";

/** @type {Readonly<Record<string, string>>} */
const KEYS = {ArrowLeft: "back", ArrowRight: "next", Home: "first", End: "last", " ": "play"};

const root = /** @type {HTMLElement} */ (document.querySelector("[data-walk]"));
const stage = mountStage(/** @type {HTMLElement} */ (root.querySelector("#stage")));
const walk = wireWalk(root, (log, options) => stage.show(pictures(log), log.at, options));

document.addEventListener("keydown", (event) => {
  const does = KEYS[event.key];
  const isOnControl = event.target instanceof Element && Boolean(event.target.closest(event.key === " " ? "a, button, input" : "input"));
  if (!does || isOnControl || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !walk.press(does)) return;
  event.preventDefault();
});

// The whole page opens at the step that is looked at here.
root.querySelector("[data-opens-walk]")?.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  link.search = location.search;
});
