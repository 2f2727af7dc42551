/**
 * How does the page switch what stands beside the drawing?
 *
 *     <div data-walk data-panel="step">
 *       <a data-panel-choice="step" href="…" aria-current="true">This step</a>      one a panel
 *       <div id="panel-step">…</div>                                                data-panel picks one
 *     </div>
 */

import {withParameter} from "../state/address.js";
import {isPlainClick} from "./click.js";

/**
 * Wire the panels of a page.
 *
 * @param {HTMLElement} root
 * @param {() => void} chosen Told when somebody has chosen another panel.
 * @returns {{kept: () => Record<string, string>, paintLinks: (address: string) => void}} What stands there, as an address says it.
 */
export function wirePanels(root, chosen) {
  const usual = root.querySelector(".panels [data-panel-choice]");
  if (!usual) return {kept: () => ({}), paintLinks() {}};
  /** @param {string} name The usual panel goes without saying. */
  const parameter = (name) => (name === nameOf(usual) ? "" : name);

  root.addEventListener("click", (event) => {
    const choice = event.target instanceof Element && event.target.closest("[data-panel-choice]");
    if (!choice || !isPlainClick(event)) return;
    event.preventDefault();
    root.dataset.panel = nameOf(choice);
    for (const one of root.querySelectorAll(".panels [data-panel-choice]")) {
      if (nameOf(one) === nameOf(choice)) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
    chosen();
    root.querySelector("#evidence")?.scrollTo({top: 0});
  });

  return {
    kept: () => ({panel: parameter(root.dataset.panel ?? "")}),
    paintLinks(address) {
      for (const one of /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll("[data-panel-choice]"))) {
        one.href = withParameter(address, "panel", parameter(nameOf(one)));
      }
    },
  };
}

/** @param {Element | null} choice */
const nameOf = (choice) => /** @type {HTMLElement | null} */ (choice)?.dataset.panelChoice ?? "";
