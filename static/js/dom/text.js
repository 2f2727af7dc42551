/**
 * How do the topology file and the drawing tell where each other is?
 *
 *     <textarea id="text-area">…</textarea> <p id="text-at" role="status"></p>
 */

import {lineAt} from "../state/lines.js";
import {placeOf, thingAt} from "../state/naming.js";
import {wireGutter} from "./gutter.js";

/**
 * Wire the text, which may come and go with its panel.
 *
 * @param {HTMLElement} root
 * @returns {{refresh: () => void}} Told when the panel, or what is chosen, has become another.
 */
export function wireText(root) {
  /** @type {Element | null} */
  let lit = null;
  const gutter = wireGutter(root);
  const area = () => /** @type {HTMLTextAreaElement | null} */ (root.querySelector("#text-area"));

  function point() {
    const text = area();
    const thing = text && document.activeElement === text ? thingAt(text.value, text.selectionStart) : "";
    const line = thing && /** @type {HTMLElement | null} */ (root.querySelector(`#things [data-thing="${CSS.escape(thing)}"]`));
    lit?.classList.remove("is-pointed");
    lit = line ? document.getElementById(line.dataset.element ?? "") : null;
    lit?.classList.add("is-pointed");
    gutter.mark();
    const told = /** @type {HTMLElement | null} */ (root.querySelector("#text-at"));
    if (!told || !text) return;
    const wrong = document.activeElement === text ? gutter.wrongAt(lineAt(text.value, text.selectionStart)) : "";
    const where = line ? `The cursor is in ${line.textContent?.trim()}${lit ? ", lit in the drawing" : ""}.` : "";
    const says = [where, wrong].filter(Boolean).join(" ");
    // What is written anew is said anew.
    if (told.textContent !== says) told.textContent = says;
  }

  document.addEventListener("selectionchange", point);
  document.addEventListener("htmx:afterOnLoad", (event) => {
    if (/** @type {CustomEvent} */ (event).detail.requestConfig.elt.matches("#text [data-checks]")) point();
  });

  root.addEventListener("keydown", (event) => {
    const text = area();
    if (!text || event.target !== text || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    /** @type {HTMLButtonElement} */ (text.form?.querySelector('button[value="text"]')).click();
  });

  return {
    refresh() {
      gutter.refresh();
      const text = area();
      const place = text && root.dataset.chosen ? placeOf(text.value, root.dataset.chosen) : undefined;
      if (text && place !== undefined && document.activeElement !== text) {
        text.setSelectionRange(place, place);
        const line = text.value.slice(0, place).split("\n").length - 1;
        text.scrollTop = Math.max(0, (line - 2) * (parseFloat(getComputedStyle(text).lineHeight) || 18));
      }
      point();
    },
  };
}
