/**
 * How is the drawing seen by a moving camera, though to lay out every shape and word of it takes longer than a frame?
 *
 *     <svg id="stage-drawing"> <g data-camera>…</g> </svg>      the group is laid out for a camera; the whole is moved as it stands
 */

import {SETTLED, isNear, keyframeOf, seenFrom, transformOf} from "../state/camera.js";

/** @typedef {import("../state/camera.js").Camera} Camera */

const MOVE_MILLISECONDS = 300;
const EASE = "cubic-bezier(0.4, 0, 0.2, 1)";
const STILL_MILLISECONDS = 150;

/**
 * @param {readonly SVGGElement[]} grounds
 * @param {() => void} settle Called once the camera has been still for a while, or is far from where all was laid out.
 * @returns {{layOut: (camera: Camera) => void, glide: (camera: Camera) => void, comeFrom: (camera: Camera) => void, arrive: () => void}}
 *   `comeFrom` shows the way from another camera to what is laid out; `arrive` ends it.
 */
export function mountGliding(grounds, settle) {
  const sheets = grounds.map((one) => /** @type {SVGSVGElement} */ (one.ownerSVGElement));
  for (const one of sheets) one.style.transformOrigin = "0 0";
  let laidOut = SETTLED;
  let isGliding = false;
  /** @type {number | undefined} */
  let waiting;
  /** @type {Animation[]} */
  let moves = [];
  /** @param {boolean} isWhole Whether what lies beyond the frame is drawn, too: on its way it comes into view. */
  const show = (isWhole) => { for (const one of sheets) one.style.overflow = isWhole ? "visible" : ""; };

  return {
    layOut(camera) {
      for (const one of moves) one.cancel();
      clearTimeout(waiting);
      laidOut = camera;
      const transform = transformOf(camera);
      for (const one of grounds) if (one.getAttribute("transform") !== transform) one.setAttribute("transform", transform);
      if (isGliding) for (const one of sheets) one.style.transform = "";
      isGliding = false;
      show(false);
    },
    glide(camera) {
      for (const one of moves) one.cancel();
      clearTimeout(waiting);
      const by = seenFrom(camera, laidOut);
      if (!isNear(by)) return settle();
      isGliding = true;
      show(true);
      for (const one of sheets) one.style.transform = keyframeOf(by).transform;
      waiting = setTimeout(settle, STILL_MILLISECONDS);
    },
    comeFrom(camera) {
      const frames = [seenFrom(camera, laidOut), SETTLED].map(keyframeOf);
      show(true);
      moves = sheets.map((one) => one.animate(frames, {duration: MOVE_MILLISECONDS, easing: EASE}));
      // One that is cut short is followed by another, or by a glide.
      moves[0]?.finished.then(() => show(isGliding), () => {});
    },
    arrive() {
      for (const one of moves) one.finish();
    },
  };
}
