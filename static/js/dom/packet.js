/**
 * How does the packet move: along its way, into a ring and out of it, and against what stops it?
 *
 *     <g id="packet" data-way="148,216 148,171"> <g class="packet__mark"> <use data-ring="p"/> … </g> </g>
 */

import {journey, keyframesAlong, readWay, ringsChanged} from "../state/overlay.js";

const TRAVEL_MILLISECONDS = 450;
const MORPH_MILLISECONDS = 300;
const SHAKE_MILLISECONDS = 150;
const EASE = "cubic-bezier(0.4, 0, 0.2, 1)";
const AROUND = {transform: "scale(1.6)", opacity: 0};
const IN_PLACE = {transform: "scale(1)", opacity: 1};
const SHAKE = [0, -4, 4, -2, 0].map((x) => ({transform: `translate(${x}px, 0px)`}));

/**
 * Move the packet from how it was to how it is; nothing waits for the end, which is drawn already.
 *
 * @param {Element | null} before As it was, no longer in the page.
 * @param {Element} packet As it is.
 * @param {number} steps How many it goes on; less than none back.
 * @returns {() => void} Ends it at once.
 */
export function movePacket(before, packet, steps) {
  /** @type {Animation[]} */
  const moves = [];
  const way = journey(wayOf(before), wayOf(packet), steps);
  if (way.length > 1) moves.push(packet.animate(keyframesAlong(way), {duration: TRAVEL_MILLISECONDS, easing: EASE}));

  const morph = {duration: MORPH_MILLISECONDS, easing: EASE};
  const {gained, lost} = ringsChanged(ringsOf(before), ringsOf(packet));
  for (const ring of gained) {
    for (const one of packet.querySelectorAll(`[data-ring="${ring}"]`)) moves.push(one.animate([AROUND, IN_PLACE], morph));
  }
  for (const ring of lost) {
    const leaving = before?.querySelector(`[data-ring="${ring}"]`);
    if (leaving) moves.push(leave(packet, leaving, morph));
  }

  const mark = packet.querySelector(".packet__mark");
  if (steps === 1 && mark && packet.classList.contains("packet--dropped")) {
    const delay = way.length > 1 ? TRAVEL_MILLISECONDS : 0;
    moves.push(mark.animate(SHAKE, {duration: SHAKE_MILLISECONDS, delay}));
  }
  return () => moves.forEach((one) => one.cancel());
}

/**
 * Let a ring that the packet has lost slide off it.
 *
 * @param {Element} packet
 * @param {Element} ring
 * @param {KeyframeAnimationOptions} timing
 */
function leave(packet, ring, timing) {
  packet.querySelector(".packet__mark")?.append(ring);
  const move = ring.animate([IN_PLACE, AROUND], timing);
  move.onfinish = move.oncancel = () => ring.remove();
  return move;
}

/** @param {Element | null} packet */
const wayOf = (packet) => readWay(packet?.getAttribute("data-way") ?? "");

/** @param {Element | null} packet */
const ringsOf = (packet) => [...(packet?.querySelectorAll("[data-ring]") ?? [])].map((one) => one.getAttribute("data-ring") ?? "");
