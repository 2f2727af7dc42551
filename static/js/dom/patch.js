/**
 * How does a drawing, or an outline, become the next one without being made anew?
 *
 *     <ul id="things" data-parts> <li>…</li> … </ul>
 *
 * An element of the server's markup with `data-kept` stands for the one with its id that is there already, whatever is in it.
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
  put(element, known.get(element) ?? standing(element), now);
  known.set(element, now);
}

/**
 * @param {Element} parent
 * @param {readonly Unit[]} before What stands in it.
 * @param {Unit[]} now What is kept becomes what it was.
 */
function put(parent, before, now) {
  const elements = [...parent.children];
  if (elements.length !== before.length) throw new Error("what stands in the page is not what was put there");
  const was = pairs(before, now);
  const kept = new Set(was);
  elements.forEach((one, index) => { if (!kept.has(index)) one.remove(); });
  let next = parent.firstElementChild;
  now.forEach((unit, index) => {
    const old = was[index];
    const stands = old === undefined ? undefined : elements[old];
    const isInPlace = stands !== undefined && stands === next;
    if (isInPlace) next = stands.nextElementSibling;
    let element = stands;
    if (old !== undefined && (unit.isKept || before[old].text === unit.text)) now[index] = before[old];
    else element = stands && old !== undefined ? turned(stands, before[old], unit) : made(parent, unit);
    if (!isInPlace && element) parent.insertBefore(element, next);
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
  const isOnlyTag = before.head.slice(before.open.length) === now.head.slice(now.open.length);
  if (!before.parts || !now.parts || !isOnlyTag) {
    const parent = element.parentElement ?? element;
    const fresh = made(parent, before.parts && now.parts ? {...now, text: now.head} : now);
    if (before.parts && now.parts) {
      partsOf(fresh).append(...partsOf(element).children);
      put(partsOf(fresh), before.parts, now.parts);
    }
    element.replaceWith(fresh);
    return fresh;
  }
  if (before.open !== now.open) setAttributes(element, before.open, now.open);
  put(partsOf(element), before.parts, now.parts);
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
  if (unit.text.includes(" data-kept")) throw new Error("what the page is to keep is not there");
  const around = /** @type {Element} */ (parent.cloneNode(false));
  around.innerHTML = unit.text;
  return /** @type {Element} */ (around.firstElementChild);
}

/**
 * Give the units of what the page was opened with; each is read from the page only once it is asked for, and so most never.
 *
 * @param {Element} parent
 * @returns {Unit[]}
 */
function standing(parent) {
  return [...parent.children].map((element) => {
    const parts = partsOf(element);
    return parts ? unitWithParts(element, parts) : unitOf(element);
  });
}

/** @param {Element} element @returns {Unit} */
function unitOf(element) {
  /** @type {Unit | undefined} */
  let unit;
  const read = () => (unit ??= readUnits(asServed(element.outerHTML))[0]);
  return {
    tag: element.localName,
    id: element.id,
    isKept: false,
    parts: undefined,
    get text() { return read().text; },
    get open() { return read().open; },
    get head() { return read().head; },
  };
}

/**
 * @param {Element} element
 * @param {Element} parts
 * @returns {Unit}
 */
function unitWithParts(element, parts) {
  /** @type {Unit | undefined} */
  let unit;
  /** @type {Unit[] | undefined} */
  let inside;
  const read = () => (unit ??= readUnits(asServed(without(element, parts).outerHTML).replace(GAP, ""))[0]);
  return {
    tag: element.localName,
    id: element.id,
    isKept: false,
    // Nothing is the same to the letter as what has not been read.
    text: "",
    get open() { return read().open; },
    get head() { return read().head; },
    get parts() { return (inside ??= standing(parts)); },
  };
}

/** Stands where parts were, so that what had them is not taken for something empty. */
const GAP = "\u2029";

/**
 * @param {Element} element
 * @param {Element} parts
 * @returns {Element} A copy without what stands in its parts.
 */
function without(element, parts) {
  const copy = /** @type {Element} */ (element.cloneNode(false));
  if (element === parts) copy.append(GAP);
  else copy.append(...[...element.childNodes].map((one) => (one instanceof Element && one.contains(parts) ? without(one, parts) : one.cloneNode(true))));
  return copy;
}
