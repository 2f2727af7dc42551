/** The page of the editor: the drawing, a walk beside it, the keys, and all of it again when an edit has brought the next revision. */

import {mountCamera} from "../dom/camera.js";
import {wireCanvas} from "../dom/canvas.js";
import {pressControl} from "../dom/controls.js";
import {mountFind} from "../dom/find.js";
import {listenForKeys} from "../dom/keyboard.js";
import {listenForOthers} from "../dom/others.js";
import {focusRegion} from "../dom/regions.js";
import {wireSheet} from "../dom/sheet.js";
import {mountStage} from "../dom/stage.js";
import {wireWalk} from "../dom/walk.js";
import {withParameter} from "../state/address.js";
import {pictures} from "../state/log.js";

/** @type {{kept: ReturnType<typeof mountCamera>["kept"]} | undefined} */
let camera;

const wire = () => {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-editor]"));
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  // Whatever the drawing has become, it is looked at as before.
  const kept = camera && {...camera.kept(), picture: ""};
  const sheet = wireSheet(root);
  const canvas = wireCanvas(root);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-opens="find"]'))) {
    button.hidden = false;
    button.addEventListener("click", () => find.open());
  }
  if (!root.dataset.walk) {
    camera = mountCamera(stage, () => undefined, kept);
    return {root, canvas, sheet, walk: undefined};
  }
  const mounted = mountStage(stage, kept);
  camera = mounted;
  const walk = wireWalk(root, (log, options) => mounted.show(pictures(log), log.at, options), () => others.renew());
  return {root, canvas, sheet, walk};
};

const find = mountFind(() => editor.root);
let editor = wire();

document.addEventListener("htmx:afterSettle", () => {
  if (editor.root.isConnected) return;
  const wasWalking = Boolean(editor.walk);
  editor.walk?.close();
  editor = wire();
  // Whoever has begun a walk wants to step it, and no longer types.
  if (editor.walk && !wasWalking) /** @type {HTMLElement} */ (editor.root.querySelector("#transport")).focus({preventScroll: true});
});

// Only once the next revision has been wired is it looked at whether there is a later one.
const others = listenForOthers(() => editor.root);

document.addEventListener("htmx:sendError", () => {
  const says = editor.root.querySelector(".status__says");
  if (says) says.textContent = "The server did not answer: nothing has changed. Try again.";
});

// Whatever is asked for next shows the walk at the step, and from the side, from which it is looked at now.
document.addEventListener("htmx:configRequest", (event) => {
  const {detail} = /** @type {CustomEvent} */ (event);
  if (!editor.walk || detail.elt.matches("[data-asks]") || !detail.path.includes("from=")) return;
  detail.path = Object.entries(editor.walk.kept()).reduce((path, [name, value]) => withParameter(path, name, value), detail.path);
});

// First comes what moves and changes what is chosen, then whatever the sheet of keys says.
document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || event.isComposing || target.closest("dialog[open]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (pressWith(key, event, target)) event.preventDefault();
});

listenForKeys(() => editor.sheet, press);

/**
 * @param {string} key
 * @param {KeyboardEvent} event
 * @param {Element} target
 */
function pressWith(key, event, target) {
  const isControl = event.ctrlKey || event.metaKey;
  if (isControl && key === "k") return open();
  if (target.closest("input, select, textarea") || event.altKey) return false;
  if (isControl && key === "z") return click(event.shiftKey ? "#redo" : "#undo");
  if (isControl) return (key === "y" && click("#redo")) || (key === "d" && click("#duplicate"));
  if (key === "Escape") return editor.canvas.cancel();
  if (key === "Delete" || key === "Backspace") return click("#delete");
  return key.startsWith("Arrow") && Boolean(target.closest("#stage")) && editor.canvas.nudge(event);
}

/** @param {string} does What a key is for; false where there is nothing to do it with. */
function press(does) {
  const [, group, name] = /^(tool|panel|walk)-?(.*)$/.exec(does) ?? [];
  switch (group) {
    case "tool": return click(`#tool-${name}`);
    case "panel": return click(`#panel-choice-${name}`);
    case "walk": return click("#walk") || click("#leave-walk");
  }
  switch (does) {
    case "find": return open();
    case "keys": editor.sheet.toggle(); return true;
    case "next-region": focusRegion(editor.root, 1); return true;
    case "previous-region": focusRegion(editor.root, -1); return true;
  }
  return pressControl(editor.root, does) || Boolean(editor.walk?.press(does));
}

function open() {
  find.open();
  return true;
}

/** @param {string} selector */
function click(selector) {
  const button = editor.root.querySelector(selector);
  if (!(button instanceof HTMLElement) || button.matches(":disabled")) return false;
  button.click();
  return true;
}
