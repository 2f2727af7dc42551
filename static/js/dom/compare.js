/**
 * How do two walks in one drawing move on together, row by row?
 *
 *     <div data-compare data-real="28" data-at="7">
 *       <main id="stage">…</main>                 the drawing, over it #ly-hi and #ly-packet
 *       <ol> <li id="pair-7"> <a data-to="7" href="…">…</a> </li> </ol>      in a closed <details> where rows are folded
 *       <div data-live>…</div>                    the sentence of the row
 *       <template data-row="7"> <p>…</p> <svg> <g data-trail="before"/> <g data-packets> <g id="packet-before"/> </g> </svg> </template>
 *     </div>
 *
 * All rows are in the page, each as the server has rendered it, so that nothing has to be asked for.
 */

import {destinationOf, isMove} from "../state/moves.js";
import {readWay} from "../state/overlay.js";
import {pauseAt} from "../state/speed.js";
import {mountCamera} from "./camera.js";
import {pressControl} from "./controls.js";
import {paced} from "./pacing.js";
import {movePacket} from "./packet.js";
import {focusRegion} from "./regions.js";
import {wireSheet} from "./sheet.js";
import {wireTransport} from "./transport.js";

const MILLISECONDS_BETWEEN_REPORTS = 150;

/**
 * Wire a comparison; the server's page stands as it is until the first move.
 *
 * @param {HTMLElement} root
 * @returns {{keys: import("./keyboard.js").Keys, press: (does: string) => boolean}}
 */
export function wireCompare(root) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  const [trails, packets, live] = ["#ly-hi", "#ly-packet", "[data-live]"].map((one) => /** @type {Element} */ (root.querySelector(one)));
  const rows = /** @type {HTMLTemplateElement[]} */ ([...root.querySelectorAll("template[data-row]")]);
  const prefersStillness = matchMedia("(prefers-reduced-motion: reduce)");
  let at = Number(root.dataset.at);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let playing;
  /** @type {(() => void)[]} */
  let stops = [];

  const sheet = wireSheet(root);
  root.querySelector("#stage-near")?.remove();
  // The camera follows the second packet; the first is where it is, or has been stopped on the same way.
  const followed = () => readWay([...packets.querySelectorAll("[data-way]")].at(-1)?.getAttribute("data-way") ?? "").at(-1);
  const camera = mountCamera(stage, followed, undefined);
  const transport = wireTransport(root, go);
  const report = paced(() => history.replaceState(history.state, "", transport.addressOf(at)), MILLISECONDS_BETWEEN_REPORTS);
  transport.paint(at);
  bringIntoView();

  /**
   * @param {number} row
   * @param {string} selector
   */
  const cloned = (row, selector) => [...rows[row - 1].content.querySelectorAll(selector)].map((one) => document.importNode(one, true));

  /** @param {number} row */
  function show(row) {
    const steps = row - at;
    if (!steps) return true;
    at = row;
    for (const stop of stops) stop();
    const before = new Map([...packets.querySelectorAll("[data-way]")].map((one) => [one.id, one]));
    trails.replaceChildren(...rows.slice(0, at).flatMap((_, index) => cloned(index + 1, "[data-trail]")));
    packets.replaceChildren(...cloned(at, "[data-packets] > *"));
    live.replaceChildren(...cloned(at, "p"));
    camera.keepInView({animate: true});
    stops = prefersStillness.matches ? [] : [...packets.querySelectorAll("[data-way]")]
      .filter((packet) => !hasStayed(before.get(packet.id), packet))
      .map((packet) => movePacket(before.get(packet.id) ?? null, packet, steps));
    root.dataset.at = String(at);
    root.querySelector("[data-note]")?.remove();
    transport.paint(at);
    markRow();
    bringIntoView();
    report();
    return true;
  }

  function markRow() {
    for (const one of root.querySelectorAll(".pair--now")) {
      one.classList.remove("pair--now");
      one.querySelector("[data-to]")?.removeAttribute("aria-current");
    }
    const pair = root.querySelector(`#pair-${at}`);
    pair?.classList.add("pair--now");
    pair?.querySelector("[data-to]")?.setAttribute("aria-current", "step");
  }

  function bringIntoView() {
    const pair = root.querySelector(`#pair-${at}`);
    const fold = pair?.closest("details");
    if (fold) fold.open = true;
    const list = pair?.closest("#evidence");
    // Where the rows lie below the drawing, the page stays where its reader has put it.
    if (pair && list && list.scrollHeight > list.clientHeight) pair.scrollIntoView({block: "nearest"});
  }

  /** @param {import("../state/moves.js").Move | "play" | number} move */
  function go(move) {
    if (move === "play") return togglePlaying();
    stopPlaying();
    const row = typeof move === "number" ? move : destinationOf(move, at, transport.course);
    return row === undefined || show(row);
  }

  function togglePlaying() {
    if (playing) return stopPlaying();
    show(at === rows.length ? 1 : at + 1);
    playing = setTimeout(playOn, pauseAt(1));
    transport.paintPlaying(true);
    return true;
  }

  function playOn() {
    if (at === rows.length) return stopPlaying();
    playing = setTimeout(playOn, pauseAt(1));
    return show(at + 1);
  }

  function stopPlaying() {
    clearTimeout(playing);
    playing = undefined;
    transport.paintPlaying(false);
    return true;
  }

  /** @param {string} does What a key is for; false where there is nothing to do it with. */
  function press(does) {
    switch (does) {
      case "play": return togglePlaying();
      case "keys": sheet.toggle(); return true;
      case "next-region": focusRegion(root, 1); return true;
      case "previous-region": focusRegion(root, -1); return true;
    }
    return isMove(does) ? go(does) : pressControl(root, does);
  }

  return {keys: sheet, press};
}

/**
 * Say whether a packet is where it was: its own walk has no step in the row.
 *
 * @param {Element | undefined} before
 * @param {Element} now
 */
function hasStayed(before, now) {
  return before?.outerHTML === now.outerHTML;
}
