/** The page of the editor: the drawing, the keys, and all of it again when an edit has brought the next revision. */

import {mountCamera} from "../dom/camera.js";
import {wireCanvas} from "../dom/canvas.js";
import {listenForOthers} from "../dom/others.js";

/** @type {ReturnType<typeof mountCamera> | undefined} */
let camera;

const wire = () => {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-editor]"));
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  // Whatever the drawing has become, it is looked at as before.
  const kept = camera && {...camera.kept(), picture: ""};
  camera = mountCamera(stage, () => undefined, kept);
  return {root, canvas: wireCanvas(root)};
};

let editor = wire();

document.addEventListener("htmx:afterSettle", () => {
  if (!editor.root.isConnected) editor = wire();
});

// Only once the next revision has been wired is it looked at whether there is a later one.
listenForOthers(() => editor.root);

document.addEventListener("htmx:sendError", () => {
  const says = editor.root.querySelector(".status__says");
  if (says) says.textContent = "The server did not answer: nothing has changed. Try again.";
});

/** @type {Readonly<Record<string, "zoom-in" | "zoom-out" | "actual-size" | "fit">>} */
const LOOKS = {"+": "zoom-in", "=": "zoom-in", "-": "zoom-out", 0: "actual-size", f: "fit"};

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || event.isComposing || target.closest("input, select, textarea, dialog[open]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (press(key, event, target)) event.preventDefault();
});

/**
 * @param {string} key
 * @param {KeyboardEvent} event
 * @param {Element} target
 */
function press(key, event, target) {
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") return click(event.shiftKey ? "#redo" : "#undo");
    return (key === "y" && click("#redo")) || (key === "d" && click("#duplicate"));
  }
  if (event.altKey) return false;
  if (key === "Escape") return editor.canvas.cancel();
  if (key === "Delete" || key === "Backspace") return click("#delete");
  if (key.startsWith("Arrow")) return Boolean(target.closest("#stage")) && editor.canvas.nudge(event);
  const look = LOOKS[key];
  if (look && camera) {
    camera.look(look);
    return true;
  }
  const tool = [...editor.root.querySelectorAll("[data-tool]")].find((one) => one.querySelector("kbd")?.textContent?.toLowerCase() === key);
  if (!(tool instanceof HTMLElement)) return false;
  tool.click();
  return true;
}

/** @param {string} selector */
function click(selector) {
  const button = editor.root.querySelector(selector);
  if (!(button instanceof HTMLButtonElement) || button.disabled) return false;
  button.click();
  return true;
}
