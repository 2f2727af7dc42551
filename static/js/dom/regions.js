/** How does the keyboard go from one part of the page to the next? */

const REGIONS = ["#outline", "#palette", "#stage", "#evidence", "#panel", "#transport", "#status"];

/**
 * Find the part of the page that an element stands in.
 *
 * @param {Element} root
 * @param {Element} element
 */
export function regionOf(root, element) {
  const regions = /** @type {HTMLElement[]} */ (REGIONS.map((id) => root.querySelector(id)).filter(isSeen));
  return regions.find((region) => region.contains(element));
}

/**
 * Move the focus to the next part of the page that can be seen, or to the one before.
 *
 * @param {Element} root
 * @param {1 | -1} direction
 */
export function focusRegion(root, direction) {
  const regions = /** @type {HTMLElement[]} */ (REGIONS.map((id) => root.querySelector(id)).filter(isSeen));
  const active = document.activeElement;
  const here = regions.findIndex((region) => region.contains(active));
  const from = here === -1 && direction === -1 ? 0 : here;
  const next = regions[(from + direction + regions.length) % regions.length];
  enterRegion(next);
}

/**
 * Give a part of the page the focus, or what of it the tab key reaches first.
 *
 * @param {HTMLElement} region
 * @param {FocusOptions} [options]
 */
export function enterRegion(region, options) {
  const entrance = /** @type {HTMLElement} */ (region.querySelector('[role="treeitem"][tabindex="0"]') ?? region);
  if (entrance.tabIndex < 0 && !entrance.hasAttribute("tabindex")) entrance.tabIndex = -1;
  entrance.focus(options);
}

/**
 * Say whether a part is there to look at; one that is there for the ear alone is one pixel wide.
 *
 * @param {Element | null} region
 */
const isSeen = (region) => region instanceof HTMLElement && region.offsetWidth > 1;
