/** The page of the editor: the drawing, a walk beside it, the keys, and what becomes of them when an edit has brought the next revision. */

import {wireAnswering} from "../dom/answering.js";
import {wireCanvas} from "../dom/canvas.js";
import {wireClipboard} from "../dom/clipboard.js";
import {markChecked} from "../dom/checked.js";
import {pressControl} from "../dom/controls.js";
import {findCounted} from "../dom/counted.js";
import {wireDrafts} from "../dom/drafts.js";
import {mountFind} from "../dom/find.js";
import {wireFolding} from "../dom/folding.js";
import {keepFocus} from "../dom/focus.js";
import {listenForKeys} from "../dom/keyboard.js";
import {wireMeasuring} from "../dom/measuring.js";
import {wireMinimap} from "../dom/minimap.js";
import {wireNote} from "../dom/note.js";
import {listenForOthers} from "../dom/others.js";
import {focusRegion} from "../dom/regions.js";
import {listenForRenewal} from "../dom/renewal.js";
import {wireShare} from "../dom/share.js";
import {wireRows} from "../dom/rows.js";
import {wireSheet} from "../dom/sheet.js";
import {mountStage} from "../dom/stage.js";
import {wireSteady} from "../dom/steady.js";
import {wireText} from "../dom/text.js";
import {wireTitle} from "../dom/title.js";
import {wireWalk} from "../dom/walk.js";
import {wireWidening} from "../dom/widening.js";
import {withParameter} from "../state/address.js";
import {pictures} from "../state/log.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-editor]"));
const stage = mountStage(/** @type {HTMLElement} */ (root.querySelector("#stage")));
const sheet = wireSheet(root);
const canvas = wireCanvas(root, stage.takeUp, sheet.areSingleKeysOn);
// Before whatever else would take in what is pasted.
wireMeasuring(root, tell);
const text = wireText(root);
const clipboard = wireClipboard(root, canvas.send, click);
const answering = wireAnswering(root);
const minimap = wireMinimap(root, stage);
const note = wireNote(root, canvas.elementOf);
const steady = wireSteady(root);
const widening = wireWidening(root);
const folding = wireFolding(root);
wireShare(root, "[data-save-as]");
wireRows(root);
markChecked();
wireTitle(root);
const find = mountFind(root, () => findCounted(root));
const focus = keepFocus(root);
let walk = beginWalk();

function beginWalk() {
  if (!root.dataset.walk) return undefined;
  return wireWalk(root, (log, options) => stage.show(pictures(log), log.at, options), () => others.renew());
}

const {isAwaiting, whenIdle} = listenForRenewal(root, (overlay) => {
  const wasWalking = Boolean(walk);
  walk?.close();
  if (overlay !== undefined) stage.redrawn(overlay);
  canvas.refresh();
  const sought = canvas.sought();
  if (canvas.come().length) stage.bringAllIn(canvas.come());
  // Beside a walk the view is the packet's.
  else if (sought && !root.dataset.walk) stage.panTo(sought);
  answering.refresh(Boolean(sought || canvas.come().length));
  text.refresh();
  clipboard.refresh();
  widening.refresh();
  folding.refresh();
  drafts.refresh();
  steady.refresh();
  minimap.refresh();
  note.refresh();
  focus.refresh();
  walk = beginWalk();
  // Whoever has begun a walk wants to step it, and no longer types.
  if (walk && !wasWalking) /** @type {HTMLElement} */ (root.querySelector("#transport")).focus({preventScroll: true});
});

const drafts = wireDrafts(root, whenIdle, isAwaiting);

// Only once the next revision stands is it looked at whether there is a later one.
const others = listenForOthers(root, isAwaiting);

/** @type {ReadonlyMap<number, [string, string]>} Why something was refused that the page could not know of, and what helps. */
const REFUSALS = new Map([
  [403, ["This link does not allow it now", "Load the page anew."]],
  [507, ["The server's disk is full, or its database is busy", "What you typed stays; try again in a moment."]],
  [404, ["This link is not valid any more", "Ask whoever owns the drawing for another."]],
]);

/** @param {string} words */
function tell(words) {
  const says = root.querySelector(".status__says");
  if (says) says.textContent = words;
}

document.addEventListener("htmx:sendError", (event) => {
  // What the page asks for by itself it asks for again.
  const isOwn = /** @type {CustomEvent} */ (event).detail.elt.id === "refresh";
  tell(isOwn ? "The server does not answer: what others have done shows once it does." : "The server did not answer: nothing has changed. Try again.");
});

document.addEventListener("htmx:responseError", (event) => {
  const {status} = /** @type {CustomEvent} */ (event).detail.xhr;
  const because = REFUSALS.get(status) ?? [`The server failed (${status})`, "Try again."];
  tell(because.join(": nothing has changed. "));
});

// Whatever is asked for next shows the walk at the step, and from the side, from which it is looked at now.
document.addEventListener("htmx:configRequest", (event) => {
  const {detail} = /** @type {CustomEvent} */ (event);
  if (!walk || detail.elt.matches("[data-asks]") || !detail.path.includes("from=")) return;
  detail.path = Object.entries(walk.kept()).reduce((path, [name, value]) => withParameter(path, name, value), detail.path);
});

// First comes what moves and changes what is chosen, then whatever the sheet of keys says.
document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || event.isComposing || target.closest("dialog[open]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (pressWith(key, event, target)) event.preventDefault();
});

listenForKeys(() => sheet, press);

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
  if (isControl && key === "a") return canvas.all();
  if (isControl) return (key === "y" && click("#redo")) || (key === "d" && click("#duplicate"));
  if (key === "Escape") return canvas.cancel();
  if (key === "Delete" || key === "Backspace") return click("#delete");
  return key.startsWith("Arrow") && Boolean(target.closest("#stage")) && canvas.nudge(event);
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
    case "keys": sheet.toggle(); return true;
    case "next-region": focusRegion(root, 1); return true;
    case "previous-region": focusRegion(root, -1); return true;
  }
  return pressControl(root, does) || Boolean(walk?.press(does));
}

function open() {
  find.open();
  return true;
}

/** @param {string} selector */
function click(selector) {
  const find = () => /** @type {HTMLElement | null} */ (root.querySelector(`${selector}:not(:disabled)`));
  if (!find()) return false;
  whenIdle(() => find()?.click());
  return true;
}
