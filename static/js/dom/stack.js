/**
 * How does the page show the header stack from the other side of a step, and how does one stack become the next?
 *
 *     <section data-side="after">
 *       <a data-choose-side="after" href="…" aria-current="true">After</a> <a data-choose-side="before" href="…">Before</a>
 *       <div id="stack"> <section id="header-ipv4"> <div class="header__line">…</div> … </section> </div>
 *     </section>
 */

import {withParameter} from "../state/address.js";
import {isPlainClick} from "./click.js";

const MORPH_MILLISECONDS = 300;
const EASE = "cubic-bezier(0.4, 0, 0.2, 1)";
const USUAL = "after";

/**
 * Wire the header stack of a walk.
 *
 * @param {Element} root
 * @param {() => void} chosen Told when somebody has chosen the other side.
 * @returns {{morph: (replace: () => void, speed?: number) => void, paintLinks: (address: string) => void, kept: () => Record<string, string>}}
 *   `morph` lets the headers go from where they are to where `replace` puts them.
 */
export function wireStack(root, chosen) {
  const found = root.querySelector("[data-side]");
  if (!found) return {morph: (replace) => replace(), kept: () => ({}), paintLinks() {}};
  const part = /** @type {HTMLElement} */ (found);
  const choices = /** @type {HTMLAnchorElement[]} */ ([...part.querySelectorAll("[data-choose-side]")]);
  const prefersStillness = matchMedia("(prefers-reduced-motion: reduce)");
  /** @param {string} side The usual side goes without saying. */
  const parameter = (side) => (side === USUAL ? "" : side);

  part.addEventListener("click", (event) => {
    const choice = event.target instanceof Element && event.target.closest("[data-choose-side]");
    if (!choice || !isPlainClick(event)) return;
    event.preventDefault();
    morph(() => { part.dataset.side = sideOf(choice); });
    for (const one of choices) {
      if (one === choice) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
    chosen();
  });

  /**
   * @param {() => void} replace
   * @param {number} [speed]
   */
  function morph(replace, speed = 1) {
    if (prefersStillness.matches) return replace();
    const before = placesIn(part);
    replace();
    const after = placesIn(part);
    const timing = {duration: MORPH_MILLISECONDS / speed, easing: EASE};
    for (const [id, {line, top, left}] of after) {
      const old = before.get(id);
      const from = old ? {transform: `translate(${old.left - left}px, ${old.top - top}px)`} : {opacity: 0, transform: "translateY(-8px)"};
      line.animate([from, {opacity: 1, transform: "none"}], timing);
      // A frame comes with its header; those that were there stay.
      if (!old) line.parentElement?.animate([{borderColor: "transparent"}, {}], timing);
    }
  }

  return {
    morph,
    kept: () => ({stack: parameter(part.dataset.side ?? USUAL)}),
    paintLinks(address) {
      for (const one of choices) one.href = withParameter(address, "stack", parameter(sideOf(one)));
    },
  };
}

/** @param {Element} choice */
const sideOf = (choice) => /** @type {HTMLElement} */ (choice).dataset.chooseSide ?? USUAL;

/**
 * Say where the line of each header is that can be seen. A header that has been taken off goes by the name that it had.
 *
 * @param {Element} part
 */
function placesIn(part) {
  const lines = [...part.querySelectorAll("#stack [id^=header-] > :first-child")].filter((line) => line.checkVisibility());
  return new Map(lines.map((line) => {
    const {top, left} = line.getBoundingClientRect();
    return [(line.parentElement?.id ?? "").replace("header-old-", "header-"), {line, top, left}];
  }));
}
