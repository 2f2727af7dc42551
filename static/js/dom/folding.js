/**
 * How does a part of the palette stay open, or closed, whatever the server writes, and from one visit to the next?
 *
 *     <details data-group="Rules" open> <summary>Rules</summary> … </details>
 */

import {recall, remember} from "./keeping.js";

const KEPT_AS = "palette-groups";

/**
 * @param {HTMLElement} root
 * @returns {{refresh: () => void}} Told when the palette has been written anew.
 */
export function wireFolding(root) {
  /** @type {Map<string, boolean>} Whether each is open of which the reader has said so. */
  const said = new Map(read());

  function refresh() {
    for (const group of /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details[data-group]"))) {
      group.open = said.get(group.dataset.group ?? "") ?? group.open;
    }
  }

  // What only opens or closes does not tell those around it.
  root.addEventListener("toggle", ({target}) => {
    if (!(target instanceof HTMLDetailsElement) || !target.dataset.group) return;
    // What somebody opens is seen, however little room there is; what is only written anew stays where it is.
    if (target.open && document.activeElement === target.querySelector("summary")) target.scrollIntoView({block: "nearest"});
    said.set(target.dataset.group, target.open);
    remember(KEPT_AS, JSON.stringify([...said]));
  }, {capture: true});

  refresh();
  return {refresh};
}

/** @returns {[string, boolean][]} */
function read() {
  try {
    return JSON.parse(recall(KEPT_AS) ?? "[]");
  } catch {
    return [];
  }
}
