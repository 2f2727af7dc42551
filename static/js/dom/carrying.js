/**
 * What of the drawing goes along with what is dragged, and what hangs on it and can't?
 *
 *     <svg id="ly-under"> <g id="drop-a"> <polyline/> </g> </svg> <svg id="ly-topo"> <g id="instance-a">…</g> <polyline/> </svg>
 *     <svg id="ly-labels"> <g> <text x="…" y="…">sg-open</text> </g> </svg> <svg id="ly-advice"> <g transform="translate(…)">…</g> </svg>
 */

import {belongs, hangs} from "../state/grasp.js";

/** @typedef {import("../state/grasp.js").Box} Box */

/**
 * Find all that moves with some things.
 *
 * @param {HTMLElement} stage
 * @param {readonly SVGGraphicsElement[]} held Each with whatever stands in it.
 * @returns {{along: SVGGraphicsElement[], left: SVGGraphicsElement[]}} `left` are lines, of which one end alone would move.
 */
export function carriedWith(stage, held) {
  const boxes = held.map(boxOf);
  const along = new Set(held);
  /** @type {SVGGraphicsElement[]} */
  const left = held.flatMap((one) => /** @type {any} */ (document.getElementById(`drop-${one.id.slice(one.id.indexOf("-") + 1)}`)) ?? []);
  /** @param {string} selector @returns {SVGGraphicsElement[]} */
  const all = (selector) => /** @type {SVGGraphicsElement[]} */ ([...stage.querySelectorAll(selector)]);
  for (const one of all("#ly-labels text, #ly-advice > g")) if (isOn(pointOf(one))) along.add(one);
  for (const one of all("#ly-topo > :not(polyline)")) {
    if (!held.some((thing) => one.contains(thing)) && isOn(boxOf(one))) along.add(one);
  }
  for (const one of all("#ly-topo > polyline")) {
    const how = new Set(boxes.map((box) => hangs(bends(one), box)));
    if (how.has("along")) along.add(one);
    else if (how.has("left")) left.push(one);
  }
  // What stands in something that moves is moved by that.
  return {along: [...along].filter((one) => !isIn(one.parentElement)), left};

  /** @param {Box} box */
  function isOn(box) {
    return boxes.some((thing) => belongs(box, thing));
  }

  /** @param {Element | null} parent */
  function isIn(parent) {
    for (let one = parent; one && one !== stage; one = one.parentElement) if (along.has(/** @type {any} */ (one))) return true;
    return false;
  }
}

/**
 * @param {SVGGraphicsElement} element
 * @returns {Box} Where it stands, in units of the drawing.
 */
function boxOf(element) {
  const {x, y, width, height} = element.getBBox();
  const {x: across, y: down} = movedBy(element);
  return {left: x + across, top: y + down, right: x + across + width, bottom: y + down + height};
}

/** @param {SVGGraphicsElement} element @returns {Box} Where it begins: a label, or a mark; what it measures need not be asked. */
function pointOf(element) {
  const {x, y} = movedBy(element);
  const at = {x: x + Number(element.getAttribute("x")), y: y + Number(element.getAttribute("y"))};
  return {left: at.x, top: at.y, right: at.x, bottom: at.y};
}

/** @param {SVGGraphicsElement} element */
function movedBy(element) {
  const [moved] = [...element.transform.baseVal];
  return {x: moved?.matrix.e ?? 0, y: moved?.matrix.f ?? 0};
}

/** @param {SVGGraphicsElement} line */
function bends(line) {
  return (line.getAttribute("points") ?? "").split(" ").filter(Boolean).map((pair) => {
    const [x, y] = pair.split(",").map(Number);
    return {x, y};
  });
}
