/**
 * How does the drawing show a step: trail, footprints, the lit place, the packet on its way?
 *
 *     <main class="stage" id="stage">
 *       <svg id="stage-drawing">…</svg>
 *       <svg id="stage-overlay"> <svg id="ly-hi">…</svg> <svg id="ly-packet"> <g id="packet" data-way="148,216 148,171"/> </svg> </svg>
 *       <svg id="stage-near">…</svg>            what a narrow window shows without a script
 *     </main>
 */

import {composeOverlay, readWay} from "../state/overlay.js";
import {mountCamera} from "./camera.js";
import {movePacket} from "./packet.js";

/** @typedef {import("../state/overlay.js").Increment} Increment */
/** @typedef {import("./camera.js").Look} Look */
/** @typedef {import("./camera.js").View} View */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Take over a stage that the server has rendered; what lies over it stays as it is until the first step is shown.
 *
 * @param {HTMLElement} root The stage.
 * @param {View} [kept] What the stage before this one was seen like, as it told.
 * @returns {{
 *   show: (log: ReadonlyMap<number, Increment>, number: number, options?: {animate?: boolean}) => boolean,
 *   look: (look: Look) => void,
 *   goTo: (point: {x: number, y: number}) => void,
 *   bringAllIn: (elements: readonly Element[]) => void,
 *   panTo: (element: Element) => void,
 *   takeUp: (event: PointerEvent) => void,
 *   redrawn: (overlay: string) => void,
 *   kept: () => View,
 * }} `show` composes the overlay of a step, and says whether every step before it was there to compose it from; `look` does
 *   what a button or a key wants of the camera; `redrawn` is told what lies over the drawing when that has become another.
 */
export function mountStage(root, kept) {
  const under = layer("ly-hi");
  const over = layer("ly-packet");
  const prefersStillness = matchMedia("(prefers-reduced-motion: reduce)");
  const packet = () => over.querySelector("#packet");
  const way = () => readWay(packet()?.getAttribute("data-way") ?? "");
  // The camera stands as close; what is drawn a second time would have to be kept up to date at every step.
  root.querySelector("#stage-near")?.remove();
  const camera = mountCamera(root, () => way().at(-1), kept);
  let stopMoving = () => {};
  let shownNumber = 0;

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
      stopMoving();
      const before = packet();
      under.replaceChildren(...shown.under.flatMap(read));
      over.replaceChildren(...read(shown.packet));
      camera.keepInView({animate});
      const now = packet();
      const isMoving = now && animate && !prefersStillness.matches;
      stopMoving = isMoving ? movePacket(before, now, number - shownNumber) : () => {};
      shownNumber = number;
      return shown.isWhole;
    },
    look: camera.look,
    goTo: camera.goTo,
    bringAllIn: camera.bringAllIn,
    panTo: camera.panTo,
    takeUp: camera.takeUp,
    redrawn(overlay) {
      stopMoving();
      const layers = read(overlay);
      [under, over].forEach((one, index) => one.replaceChildren(...layers[index].children));
      camera.redrawn();
    },
    kept: camera.kept,
  };
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
