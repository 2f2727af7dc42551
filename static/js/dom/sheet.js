/**
 * How does a page show which keys it answers to, and switch the single ones off?
 *
 *     <button data-opens="keys" hidden>?</button>
 *     <details data-keys> <summary>Keys</summary>
 *       <div data-keys-sheet> <p data-without-scripts>…</p>
 *         <p data-keys-switch hidden> <input type="checkbox" data-single-keys> <span data-keys-note data-on="…" data-off="…">…</span> </p>
 *         <kbd data-press="ArrowRight" data-does="next">→</kbd>      one a key; what the page answers to is read from here
 *       </div> </details>
 */

import {recall, remember} from "./keeping.js";

const KEPT_AS = "single-keys";
const OFF = "off";

/**
 * Make a dialog of the sheet.
 *
 * @param {Element} root
 * @returns {{bindings: ReadonlyMap<string, string>, areSingleKeysOn: () => boolean, toggle: () => void}}
 */
export function wireSheet(root) {
  const plain = /** @type {HTMLElement | null} */ (root.querySelector("[data-keys]"));
  if (!plain) return {bindings: new Map(), areSingleKeysOn: () => true, toggle() {}};
  const sheet = /** @type {HTMLElement} */ (plain.querySelector("[data-keys-sheet]"));
  const single = /** @type {HTMLInputElement} */ (sheet.querySelector("[data-single-keys]"));
  const note = /** @type {HTMLElement} */ (sheet.querySelector("[data-keys-note]"));
  const caps = /** @type {HTMLElement[]} */ ([...sheet.querySelectorAll("[data-press]")]);
  const bindings = new Map(caps.map((cap) => [cap.dataset.press ?? "", cap.dataset.does ?? ""]));

  const dialog = document.createElement("dialog");
  dialog.className = "sheet";
  dialog.id = "sheet";
  dialog.setAttribute("aria-labelledby", "sheet-title");
  const head = document.createElement("div");
  head.className = "sheet__head";
  const title = document.createElement("h2");
  title.id = "sheet-title";
  title.textContent = plain.querySelector("summary")?.textContent ?? "";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button";
  close.textContent = "Close";
  head.append(title, close);
  dialog.append(head, sheet);
  plain.remove();
  sheet.querySelector("[data-without-scripts]")?.remove();
  root.append(dialog);
  /** @type {HTMLElement} */ (sheet.querySelector("[data-keys-switch]")).hidden = false;

  const paint = () => {
    note.textContent = (single.checked ? note.dataset.on : note.dataset.off) ?? "";
    sheet.toggleAttribute("data-are-off", !single.checked);
  };
  single.checked = recall(KEPT_AS) !== OFF;
  paint();

  const toggle = () => (dialog.open ? dialog.close() : dialog.showModal());
  single.addEventListener("change", () => {
    remember(KEPT_AS, single.checked ? "on" : OFF);
    paint();
  });
  close.addEventListener("click", () => dialog.close());
  // Only the dialog itself is beside what is in it.
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-opens="keys"]'))) {
    button.hidden = false;
    button.addEventListener("click", toggle);
  }
  return {bindings, areSingleKeysOn: () => single.checked, toggle};
}
