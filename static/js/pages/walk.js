/** The page of a walk: keys, buttons and the connection, and all of it again when a new walk has taken the old one's place. */

import {listenForKeys} from "../dom/keyboard.js";
import {mountStage} from "../dom/stage.js";
import {wireWalk} from "../dom/walk.js";
import {pictures} from "../state/log.js";

/** @type {ReturnType<typeof mountStage> | undefined} */
let stage;

const wire = () => {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-walk]"));
  const mounted = mountStage(/** @type {HTMLElement} */ (root.querySelector("#stage")), stage?.kept());
  stage = mounted;
  return wireWalk(root, (log, options) => mounted.show(pictures(log), log.at, options));
};

let walk = wire();

listenForKeys(() => walk.keys, (does) => walk.press(does));

// What stands beside the drawing is read on where it was.
let scrolled = 0;
document.addEventListener("htmx:beforeSwap", () => {
  scrolled = walk.root.querySelector("#evidence")?.scrollTop ?? 0;
});

document.addEventListener("htmx:afterSettle", () => {
  if (walk.root.isConnected) return;
  walk.close();
  walk = wire();
  walk.root.querySelector("#evidence")?.scrollTo({top: scrolled});
});

document.addEventListener("htmx:sendError", () => walk.sayNotSent());

// What is asked for next is looked at as now: a route that is switched off from the same step, all from the same terminal.
document.addEventListener("htmx:configRequest", (event) => {
  const {elt, parameters} = /** @type {CustomEvent} */ (event).detail;
  const {step, ...choices} = walk.kept();
  if (elt.matches("[data-keeps-step]")) parameters.step = step;
  Object.assign(parameters, choices);
});
