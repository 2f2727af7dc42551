/**
 * How does a page show another step's sentence, header stack and reasons?
 *
 *     <section id="stack">…</section>            replaced by the step's html.stack
 *     <section id="why">…</section>              and so on, each by its id
 *     <details data-fold="bytes" open>…</details>     stays as the reader has left it, whatever step is shown
 */

import {recall, remember} from "./keeping.js";

/** A low window has room for the headers and the reasons; these two are opened there by whoever wants them. */
const FOLDED_WHERE_LOW = ["bytes", "guest"];
const lowWindow = matchMedia("(max-height: 50em) and (min-width: 43.8125em)");

/** What has been opened or closed, by the fold's name. @type {Map<string, boolean>} */
const chosen = new Map();

/**
 * Keep what is folded as the reader has left it.
 *
 * @param {HTMLElement} root
 * @param {AbortSignal} until When the walk is left.
 */
export function wireFolds(root, until) {
  root.addEventListener("toggle", ({target}) => {
    if (!(target instanceof HTMLDetailsElement) || !target.dataset.fold || target.open === isOpen(target)) return;
    chosen.set(target.dataset.fold, target.open);
    remember(`fold-${target.dataset.fold}`, target.open ? "open" : "closed");
  }, {capture: true, signal: until});
  setFolds(root);
}

/** @param {ParentNode} root */
function setFolds(root) {
  for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("[data-fold]"))) fold.open = isOpen(fold);
}

/** @param {HTMLDetailsElement} fold */
function isOpen({dataset: {fold = ""}}) {
  const kept = recall(`fold-${fold}`);
  return chosen.get(fold) ?? (kept ? kept === "open" : FOLDED_WHERE_LOW.includes(fold) && !lowWindow.matches);
}

/**
 * Put the fragments of a step in the place of those that stand there.
 *
 * @param {Element} root
 * @param {Record<string, string>} html The fragments as the server made them, by id.
 */
export function replaceFragments(root, html) {
  for (const [id, fragment] of Object.entries(html)) {
    const old = root.querySelector(`#${id}`);
    if (!old) continue;
    const hadFocus = old.contains(document.activeElement);
    const region = /** @type {HTMLElement | null} */ (old.closest("[tabindex]"));
    const fresh = parseFragment(fragment);
    setFolds(fresh);
    old.replaceWith(fresh);
    // What had the focus is gone; its region is the nearest thing that stays.
    if (hadFocus) region?.focus({preventScroll: true});
  }
}

/**
 * Make elements of a fragment that the server made.
 *
 * @param {string} fragment
 */
export function parseFragment(fragment) {
  const template = document.createElement("template");
  template.innerHTML = fragment;
  return template.content;
}
