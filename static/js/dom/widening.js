/**
 * How does the panel beside the drawing get room for long lines, and for tables with many columns?
 *
 *     <button id="widen" aria-pressed="false" hidden>A wide panel</button>
 */

import {recall, remember} from "./keeping.js";

const KEPT_AS = "wide-panel";

/**
 * @param {HTMLElement} root
 * @returns {{refresh: () => void}} Told when the panel has been written anew.
 */
export function wireWidening(root) {
  let isWide = recall(KEPT_AS) === "yes";

  function refresh() {
    document.documentElement.toggleAttribute("data-wide-panel", isWide);
    const button = /** @type {HTMLElement} */ (root.querySelector("#widen"));
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isWide));
  }

  root.addEventListener("click", ({target}) => {
    if (!(target instanceof Element) || !target.closest("#widen")) return;
    isWide = !isWide;
    remember(KEPT_AS, isWide ? "yes" : "no");
    refresh();
  });

  refresh();
  return {refresh};
}
