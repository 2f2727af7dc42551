/**
 * How does the list of all steps follow the step that is shown, and how is it filtered?
 *
 *     <section id="steps">
 *       <form data-filter> <input type="checkbox" name="kind" value="check"> … <select name="place">…</select>
 *         <button data-filter-send>Filter</button>
 *         <output data-filter-count>12 of 56 steps</output>
 *         <span data-filter-moves hidden> … <a data-filter-clear href="…">Clear</a> </span> </form>
 *       <ol> <li id="row-1" class="row"> <a data-to="1" href="…">…</a> </li> … </ol>
 *     </section>
 */

import {withParameter} from "../state/address.js";
import {isSet, lets} from "../state/filter.js";
import {isPlainClick} from "./click.js";

/** @typedef {import("../state/filter.js").Step} Step */

/**
 * Wire the list of a walk's steps.
 *
 * @param {Element} root
 * @param {readonly Step[]} steps
 * @param {(matches: readonly boolean[] | undefined) => void} filtered Told which steps the filter lets through, once it is set.
 * @param {() => void} chosen Told when somebody has set it otherwise.
 * @returns {{paint: (at: number) => void, focusFilter: () => void, kept: () => Record<string, string>, paintLinks: (address: string) => void}}
 */
export function wireSteps(root, steps, filtered, chosen) {
  const found = root.querySelector("#steps");
  if (!found) return {paint() {}, focusFilter() {}, kept: () => ({}), paintLinks() {}};
  const section = /** @type {HTMLElement} */ (found);
  const form = /** @type {HTMLFormElement} */ (section.querySelector("[data-filter]"));
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[name="kind"]')]);
  const place = /** @type {HTMLSelectElement} */ (form.querySelector('[name="place"]'));
  const count = /** @type {HTMLElement} */ (form.querySelector("[data-filter-count]"));
  const moves = /** @type {HTMLElement} */ (form.querySelector("[data-filter-moves]"));
  const clear = /** @type {HTMLAnchorElement} */ (form.querySelector("[data-filter-clear]"));
  const rows = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("li.row")]);
  /** @type {HTMLElement | undefined} */
  let now;
  /** @type {HTMLElement} */ (form.querySelector("[data-filter-send]")).hidden = true;

  const filter = () => ({sorts: boxes.filter((box) => box.checked).map((box) => box.value), place: place.value});

  function apply() {
    const wanted = filter();
    const matches = isSet(wanted) ? steps.map((step) => lets(wanted, step)) : undefined;
    rows.forEach((row, index) => { row.hidden = matches?.[index] === false; });
    for (const list of section.querySelectorAll("ol")) {
      const isEmpty = !list.querySelector("li:not([hidden])");
      list.hidden = isEmpty;
      /** @type {HTMLElement} */ (list.previousElementSibling).hidden = isEmpty;
    }
    const many = matches ? `${matches.filter(Boolean).length} of ` : "";
    if (count.textContent !== `${many}${steps.length} steps`) count.textContent = `${many}${steps.length} steps`;
    moves.hidden = !matches;
    filtered(matches);
  }

  form.addEventListener("change", () => { apply(); chosen(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    for (const box of boxes) box.checked = false;
    place.value = "";
    apply();
    chosen();
    boxes[0].focus();
  });
  apply();

  return {
    paint(at) {
      now?.classList.remove("row--now");
      now?.firstElementChild?.removeAttribute("aria-current");
      if (!now) for (const row of section.querySelectorAll(".row--now")) row.classList.remove("row--now");
      now = rows[at - 1];
      now.classList.add("row--now");
      now.firstElementChild?.setAttribute("aria-current", "step");
      show(now);
    },
    focusFilter: () => boxes[0].focus(),
    kept: () => ({kind: filter().sorts.join(","), place: place.value}),
    paintLinks(address) {
      clear.href = withParameter(withParameter(address, "kind", ""), "place", "");
    },
  };
}

/**
 * Scroll what a row lies in so that it is seen, where it lies in something that scrolls by itself; the page stays.
 *
 * @param {HTMLElement} row
 */
function show(row) {
  const frame = row.closest("#evidence");
  if (!row.offsetParent || !frame || frame.scrollHeight <= frame.clientHeight) return;
  const [seen, whole] = [row.getBoundingClientRect(), frame.getBoundingClientRect()];
  const covered = frame.querySelector(".panels")?.getBoundingClientRect().height ?? 0;
  if (seen.top >= whole.top + covered && seen.bottom <= whole.bottom) return;
  frame.scrollTop += (seen.top + seen.bottom - whole.top - covered - whole.bottom) / 2;
}
