/**
 * How does a drawing, or an outline, become the next one without being made anew?
 *
 *     <ul id="things" data-parts> <li>…</li> … </ul>
 */

import {asServed, attributesOf, pairs, readUnits} from "../state/units.js";

/** @typedef {import("../state/units.js").Unit} Unit */

/** What was put into an element last; what stands there is told by the browser only once. @type {WeakMap<Element, Unit[]>} */
const known = new WeakMap();

/**
 * Put the server's markup into an element, and touch only what it changes.
 *
 * @param {Element} element One with parts.
 * @param {string} markup What is to stand in it.
 */
export function patch(element, markup) {
  const now = readUnits(markup);
  const before = known.get(element) ?? readUnits(asServed(element.innerHTML));
  put(element, before, now);
  known.set(element, now);
}

/**
 * @param {Element} parent
 * @param {readonly Unit[]} before What stands in it.
 * @param {readonly Unit[]} now
 */
function put(parent, before, now) {
  const standing = [...parent.children];
  if (standing.length !== before.length) throw new Error("what stands in the page is not what was put there");
  const was = pairs(before, now);
  const kept = new Set(was);
  standing.forEach((one, index) => { if (!kept.has(index)) one.remove(); });
  let next = parent.firstElementChild;
  now.forEach((unit, index) => {
    const old = was[index];
    const stands = old === undefined ? undefined : standing[old];
    const isInPlace = stands !== undefined && stands === next;
    if (isInPlace) next = stands.nextElementSibling;
    const element = stands && old !== undefined ? turned(stands, before[old], unit) : made(parent, unit);
    if (!isInPlace) parent.insertBefore(element, next);
  });
}

/**
 * Turn an element into what it is to be.
 *
 * @param {Element} element
 * @param {Unit} before
 * @param {Unit} now
 */
function turned(element, before, now) {
  if (before.text === now.text) return element;
  const isOnlyTag = before.head.slice(before.open.length) === now.head.slice(now.open.length);
  if (!isOnlyTag || Boolean(before.parts) !== Boolean(now.parts)) {
    const fresh = made(element.parentElement ?? element, now);
    element.replaceWith(fresh);
    return fresh;
  }
  if (before.open !== now.open) setAttributes(element, before.open, now.open);
  if (before.parts && now.parts) put(partsOf(element), before.parts, now.parts);
  return element;
}

/**
 * @param {Element} element
 * @param {string} before
 * @param {string} now
 */
export function setAttributes(element, before, now) {
  const wanted = attributesOf(now);
  for (const name of attributesOf(before).keys()) if (!wanted.has(name)) element.removeAttribute(name);
  for (const [name, value] of wanted) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** @param {Element} element */
function partsOf(element) {
  return element.hasAttribute("data-parts") ? element : /** @type {Element} */ (element.querySelector("[data-parts]"));
}

/**
 * @param {Element} parent In whose namespace it is made.
 * @param {Unit} unit
 */
function made(parent, unit) {
  const around = /** @type {Element} */ (parent.cloneNode(false));
  around.innerHTML = unit.text;
  return /** @type {Element} */ (around.firstElementChild);
}
