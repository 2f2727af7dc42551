/**
 * How does the drawing show a step: trail, footprints, the lit place, the packet on its way?
 *
 *     <main class="stage" id="stage">
 *       <svg id="stage-drawing">…</svg>
 *       <svg id="stage-overlay"> <svg id="ly-hi">…</svg> <svg id="ly-packet"> <g id="packet" data-way="148,216 148,171" data-near="0 0 358 208"/> </svg> </svg>
 *       <svg id="stage-near">…</svg>
 *     </main>
 */

import {composeOverlay, keyframesAlong, readWay} from "../state/overlay.js";

/** @typedef {import("../state/overlay.js").Increment} Increment */

const SVG = "http://www.w3.org/2000/svg";
const TRAVEL_MILLISECONDS = 450;
const EASE = "cubic-bezier(0.4, 0, 0.2, 1)";
const MARGIN = 48;

/**
 * Take over a stage that the server has rendered; it stays as it is until the first step is shown.
 *
 * @param {HTMLElement} root The stage.
 * @returns {{show: (log: ReadonlyMap<number, Increment>, number: number, options?: {animate?: boolean}) => boolean}}
 *   `show` composes the overlay of a step, and says whether every step before it was there to compose it from.
 */
export function mountStage(root) {
  const under = layer("ly-hi");
  const over = layer("ly-packet");
  const near = root.querySelector("#stage-near");
  const prefersStillness = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {Animation | undefined} */
  let travel;
  let shownNumber = 0;
  const look = () => {
    // A narrow window shows the near picture, which has the packet in its middle.
    if (!near || getComputedStyle(near).display === "none") bringIntoView(root, over);
  };
  look();

  /** @param {string} id */
  function layer(id) {
    const found = root.querySelector(`#${id}`);
    if (!found) throw new Error(`the stage lacks its layer ${id}`);
    return found;
  }

  return {
    show(log, number, {animate = false} = {}) {
      const shown = composeOverlay(log, number);
      if (!shown) return false;
      travel?.cancel();
      const left = over.querySelector("#packet")?.getAttribute("data-way") ?? "";
      under.replaceChildren(...shown.under.flatMap(read));
      over.replaceChildren(...read(shown.packet));
      // Before the packet begins its journey: what moves is seen by the browser where it comes from.
      look();
      const packet = over.querySelector("#packet");
      if (packet && animate && !prefersStillness.matches) {
        const way = journey(left, packet.getAttribute("data-way") ?? "", number - shownNumber);
        if (way.length > 1) travel = packet.animate(keyframesAlong(way), {duration: TRAVEL_MILLISECONDS, easing: EASE});
      }
      shownNumber = number;
      if (packet && near) {
        near.setAttribute("viewBox", packet.getAttribute("data-near") ?? "");
        near.setAttribute("aria-label", packet.getAttribute("aria-label") ?? "");
        moveNote(near, packet);
      }
      return shown.isWhole;
    },
  };
}

/**
 * Choose the way on which the packet is seen to move: its own when it goes one step on, the last one backwards when it
 * goes one step back, else straight from where it was.
 *
 * @param {string} left The way by which it came to where it was.
 * @param {string} arrived The way by which the step itself brings it here.
 * @param {number} steps
 */
function journey(left, arrived, steps) {
  const [before, after] = [readWay(left), readWay(arrived)];
  if (steps === 1) return after;
  if (steps === -1) return before.reverse();
  return steps === 0 ? [] : [...before.slice(-1), ...after.slice(-1)];
}

/**
 * Keep the words that a model is shown in the corner of the near picture, while it reaches below the waterline.
 *
 * @param {Element} near
 * @param {Element} packet
 */
function moveNote(near, packet) {
  const note = near.querySelector("#near-note");
  const [x, y] = (packet.getAttribute("data-near") ?? "").split(" ");
  note?.setAttribute("x", x);
  note?.setAttribute("y", y);
  note?.setAttribute("visibility", packet.hasAttribute("data-model") ? "visible" : "hidden");
}

/**
 * Make elements of a piece of SVG that the server made.
 *
 * @param {string} text
 * @returns {Element[]}
 */
function read(text) {
  const parsed = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${text}</svg>`, "image/svg+xml");
  if (parsed.querySelector("parsererror")) throw new Error("a step's drawing is no SVG");
  return [...document.importNode(parsed.documentElement, true).children];
}

/**
 * Where the drawing is larger than the stage, scroll so that the packet is seen; the page itself does not move.
 *
 * @param {HTMLElement} root
 * @param {Element} over
 */
function bringIntoView(root, over) {
  const packet = over.querySelector("#packet");
  if (!packet) return;
  const [seen, frame] = [packet.getBoundingClientRect(), root.getBoundingClientRect()];
  const by = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ from, /** @type {number} */ to) =>
    low < from + MARGIN || high > to - MARGIN ? (low + high - from - to) / 2 : 0;
  const left = by(seen.left, seen.right, frame.left, frame.right);
  const top = by(seen.top, seen.bottom, frame.top, frame.bottom);
  if (left || top) root.scrollBy({left, top, behavior: "instant"});
}
