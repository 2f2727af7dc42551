/**
 * How does a page choose how fast a walk plays?
 *
 *     <button data-speed hidden>Speed <span data-speed-word>1×</span></button>
 */

import {faster, nextSpeed, readSpeed, slower} from "../state/speed.js";
import {recall, remember} from "./keeping.js";

const KEPT_AS = "speed";

/**
 * Wire the speed of a page.
 *
 * @param {Element} root
 * @param {() => void} chosen Told when another speed was chosen.
 * @returns {{speed: () => number, press: (does: "faster" | "slower") => void}}
 */
export function wireSpeed(root, chosen) {
  const button = /** @type {HTMLButtonElement} */ (root.querySelector("[data-speed]"));
  const word = /** @type {HTMLElement} */ (button.querySelector("[data-speed-word]"));
  let speed = readSpeed(recall(KEPT_AS));
  const paint = () => {
    word.textContent = `${speed}×`;
  };

  /** @param {number} wanted */
  function choose(wanted) {
    if (wanted === speed) return;
    speed = wanted;
    remember(KEPT_AS, String(speed));
    paint();
    chosen();
  }

  button.addEventListener("click", () => choose(nextSpeed(speed)));
  button.hidden = false;
  paint();
  return {
    speed: () => speed,
    press: (does) => choose(does === "faster" ? faster(speed) : slower(speed)),
  };
}
