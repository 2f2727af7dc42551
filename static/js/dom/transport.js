/**
 * How do the buttons and ticks under the drawing follow the step, and what do they ask for?
 *
 *     <div data-real="28">
 *       <a data-go="next-change" href="…" data-says="Next change (C)" data-none="No change after this step">…</a>     any move
 *       <button data-go="play" hidden aria-pressed="false">…</button>
 *       <ol data-ticks data-density="shape"> <li class="tick" data-marks="change decision">
 *         <a data-step="1" data-kind="lookup" data-at="igw" href="…" title="Step 1, route lookup at igw">…</a> </li> … </ol>
 *       <a data-to="9" href="…">…</a>                       leads to a step, too
 *     </div>
 */

import {destinationOf, isMove} from "../state/moves.js";
import {isPlainClick} from "./click.js";
import {wireScrubber} from "./scrubber.js";

/** @typedef {import("../state/moves.js").Move} Move */
/** @typedef {import("../state/moves.js").Course} Course */
/** @typedef {import("../state/filter.js").Step} Step */

const SHAPE_PIXELS = 9;

/**
 * Wire the buttons and ticks of a walk.
 *
 * @param {HTMLElement} root
 * @param {(move: Move | "play" | number) => boolean} go Asked on a click; false leaves the link to the browser.
 * @param {AbortSignal} [until] When the walk is left.
 * @returns {{course: Course, steps: readonly Step[], addressOf: (number: number) => string, paint: (at: number) => void,
 *   paintPlaying: (isPlaying: boolean) => void, paintMatches: (matches: readonly boolean[] | undefined) => void}}
 */
export function wireTransport(root, go, until) {
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-ticks]"));
  const ticks = /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("a[data-step]")]);
  const items = ticks.map((tick) => /** @type {HTMLElement} */ (tick.parentElement));
  const links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("a[data-go]")]);
  const play = /** @type {HTMLButtonElement} */ (root.querySelector('[data-go="play"]'));
  const steps = ticks.map((tick, index) => ({
    kind: tick.dataset.kind ?? "",
    marks: (items[index].dataset.marks ?? "").split(" "),
    place: tick.dataset.at ?? "",
  }));
  /** @type {Course} */
  const course = {steps: ticks.length, real: Number(root.dataset.real ?? ticks.length), marks: steps.map(({marks}) => marks)};
  let shown = 0;
  play.hidden = false;
  // From here on the slider over them says and does the same, and more.
  list.inert = true;

  const scrubber = wireScrubber(root, {
    steps: ticks.length,
    wordsOf: (number) => ticks[number - 1].title.replace(/^\S+ \d+, /, ""),
    go(number) {
      if (!go(number)) location.assign(addressOf(number));
    },
  });

  new ResizeObserver(() => {
    list.dataset.density = list.clientWidth / ticks.length < SHAPE_PIXELS ? "mark" : "shape";
  }).observe(list);

  root.addEventListener("click", (event) => {
    const control = event.target instanceof Element && event.target.closest("[data-go], [data-to]");
    if (!control || !isPlainClick(event)) return;
    const {go: move, to} = /** @type {HTMLElement} */ (control).dataset;
    if (go(to ? Number(to) : /** @type {Move} */ (move))) event.preventDefault();
  }, {signal: until});

  /** @param {number} number */
  const addressOf = (number) => ticks[number - 1].href;

  /** @param {number} at */
  function paint(at) {
    const [from, to] = shown ? [Math.min(shown, at), Math.max(shown, at)] : [1, ticks.length];
    for (let number = from; number <= to; number += 1) {
      items[number - 1].classList.toggle("tick--now", number === at);
      items[number - 1].classList.toggle("tick--ahead", number > at);
      if (number === at) ticks[number - 1].setAttribute("aria-current", "step");
      else ticks[number - 1].removeAttribute("aria-current");
    }
    shown = at;
    scrubber.paint(at);
    for (const link of links) paintLink(link, at);
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {number} at
   */
  function paintLink(link, at) {
    const {go: move = "", says, none = ""} = link.dataset;
    const number = isMove(move) ? destinationOf(move, at, course) : undefined;
    if (number !== undefined) {
      link.href = addressOf(number);
      link.removeAttribute("aria-disabled");
      link.removeAttribute("role");
    } else {
      link.removeAttribute("href");
      link.setAttribute("role", "link");
      link.setAttribute("aria-disabled", "true");
    }
    if (says) link.title = number === undefined ? none : says;
  }

  return {
    course,
    steps,
    addressOf,
    paint,
    paintPlaying(isPlaying) {
      play.setAttribute("aria-pressed", String(isPlaying));
    },
    paintMatches(matches) {
      course.matches = matches;
      items.forEach((item, index) => item.classList.toggle("tick--out", matches?.[index] === false));
      if (shown) paint(shown);
    },
  };
}
