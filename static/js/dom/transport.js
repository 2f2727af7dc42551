/**
 * How do the buttons and ticks under the drawing follow the step, and what do they ask for?
 *
 *     <section data-transport>
 *       <a data-go="first" href="…">…</a>                       also back, next, last
 *       <button data-go="play" hidden aria-pressed="false">…</button>
 *       <li class="tick"><a data-step="1" href="…">…</a></li>   one a step
 *     </section>
 */

import {destinationOf} from "../state/keys.js";

/** @typedef {import("../state/keys.js").Move} Move */

/**
 * Where the ticks are more than fit, scroll them so that one is seen with its neighbours.
 *
 * @param {Element} item
 */
function show(item) {
  const list = /** @type {HTMLElement} */ (item.parentElement);
  if (list.scrollWidth <= list.clientWidth) return;
  const [seen, frame] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollLeft += (seen.left + seen.right - frame.left - frame.right) / 2;
}

/**
 * Wire the buttons and ticks of a walk.
 *
 * @param {Element} root
 * @param {(move: Move | number) => boolean} go Asked on a click; false leaves the link to the browser.
 * @returns {{addressOf: (number: number) => string, paint: (at: number) => void, paintPlaying: (isPlaying: boolean) => void}}
 */
export function wireTransport(root, go) {
  const ticks = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("a[data-step]")]);
  const play = /** @type {HTMLButtonElement} */ (root.querySelector('[data-go="play"]'));
  play.hidden = false;

  root.addEventListener("click", (event) => {
    const click = /** @type {MouseEvent} */ (event);
    const control = click.target instanceof Element && click.target.closest("[data-go], [data-step]");
    if (!control || click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    const {go: move, step} = /** @type {HTMLElement} */ (control).dataset;
    if (go(step ? Number(step) : /** @type {Move} */ (move))) click.preventDefault();
  });

  /** @param {number} number */
  const addressOf = (number) => ticks[number - 1].href;

  return {
    addressOf,
    paint(at) {
      for (const tick of ticks) {
        const number = Number(tick.dataset.step);
        const item = /** @type {Element} */ (tick.parentElement);
        item.classList.toggle("tick--now", number === at);
        item.classList.toggle("tick--ahead", number > at);
        tick.tabIndex = number === at ? 0 : -1;
        if (number === at) show(item);
        if (number === at) tick.setAttribute("aria-current", "step");
        else tick.removeAttribute("aria-current");
      }
      for (const move of /** @type {const} */ (["first", "back", "next", "last"])) {
        const link = /** @type {HTMLAnchorElement} */ (root.querySelector(`[data-go="${move}"]`));
        link.href = addressOf(destinationOf(move, at, ticks.length));
      }
    },
    paintPlaying(isPlaying) {
      play.setAttribute("aria-pressed", String(isPlaying));
    },
  };
}
