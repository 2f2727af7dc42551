/**
 * Where does the focus go when what had it is gone?
 *
 *     <ul id="things"> <li> <a data-thing="s1">…</a> <ul> <li> <a data-thing="a">…</a> </li> … </ul> </li> … </ul>
 */

import {enterRegion, regionOf} from "./regions.js";

/**
 * Keep the focus in the page of the editor whatever an answer takes away.
 *
 * @param {HTMLElement} root With `data-chosen`, the ids of what is chosen.
 * @returns {{refresh: () => void}} `refresh` is told when the answer stands.
 */
export function keepFocus(root) {
  const things = /** @type {HTMLElement} */ (root.querySelector("#things"));
  /** @param {string} id */
  const lineOf = (id) => /** @type {HTMLElement | null} */ (things.querySelector(`[data-thing="${CSS.escape(id)}"]`));
  const chosen = () => (root.dataset.chosen ?? "").split(" ").filter(Boolean);
  /** What the focus would go to, were what is chosen gone. @type {string[]} */
  let next = [];
  /** @type {{ids: string[], region: HTMLElement | undefined} | undefined} */
  let before;

  document.addEventListener("htmx:beforeSwap", () => {
    const active = document.activeElement;
    const ids = chosen();
    before = active && active !== document.body ? {ids, region: regionOf(root, active)} : undefined;
    const line = lineOf(ids[0] ?? "");
    next = line ? neighboursOf(line).filter((one) => !ids.includes(one)) : [];
  });

  return {
    refresh() {
      const {ids = [], region} = before ?? {};
      if (!before || document.activeElement !== document.body) return;
      const isGone = ids.length > 0 && ids.every((id) => !lineOf(id));
      const line = isGone ? next.map(lineOf).find((one) => one) : undefined;
      if (!line) return region && enterRegion(region, {preventScroll: true});
      line.focus({preventScroll: true});
      // Whoever points does not look for the focus, and is not led away from where they are.
      if (line.matches(":focus-visible")) line.scrollIntoView({block: "nearest"});
    },
  };
}

/**
 * Give what of its kind stands beside a line of the outline, those below it first, then what it stands in.
 *
 * @param {HTMLElement} line
 * @returns {string[]}
 */
function neighboursOf(line) {
  const item = /** @type {HTMLElement} */ (line.closest("li"));
  const beside = [...(item.parentElement?.children ?? [])];
  const at = beside.indexOf(item);
  const around = [];
  for (let one = item.parentElement?.closest("li"); one; one = one.parentElement?.closest("li")) around.push(one);
  /** @param {Element} one */
  const own = (one) => /** @type {HTMLElement | null} */ (one.querySelector(":scope > [data-thing]"));
  const alike = [...beside.slice(at + 1), ...beside.slice(0, at).reverse()].filter((one) => own(one)?.dataset.section === line.dataset.section);
  return [...alike, ...around].flatMap((one) => own(one)?.dataset.thing ?? []);
}
