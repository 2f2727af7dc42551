/**
 * Where does the advice on the chosen thing stand: beside it in the drawing, wherever that is moved?
 *
 *     <div id="advice-note"><section class="note" data-advises="s2" hidden>…</section></div>
 */

import {besideOf} from "../state/beside.js";
import {frameOf} from "./things.js";

/** What is to be read, or to be chosen, beside a note. */
const READ = "#ly-topo .card:not(.far), #ly-topo .arch, #ly-topo .diamond, #ly-topo g.route-table, #ly-topo .joint-ring, #ly-labels text, #ly-topo .internet";
const MOST_READ = 2000;

/**
 * @param {HTMLElement} root
 * @param {(id: string) => SVGGraphicsElement | null | undefined} elementOf What draws a thing.
 * @returns {{refresh: () => void}} Told when what is chosen, or the drawing, has become another.
 */
export function wireNote(root, elementOf) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));

  /** Where that is, in units of the drawing, which the camera does not change. @type {import("../state/beside.js").Frame[]} */
  let others = [];

  /** @param {DOMMatrix} seen How the drawing is seen. */
  function readOthers(seen) {
    const read = [...stage.querySelectorAll(READ)].slice(0, MOST_READ).map((one) => one.getBoundingClientRect()).filter(({width}) => width);
    others = read.map(({left, right, top, bottom}) => ({left: (left - seen.e) / seen.a, right: (right - seen.e) / seen.a, top: (top - seen.f) / seen.d, bottom: (bottom - seen.f) / seen.d}));
  }

  const seen = () => /** @type {SVGGraphicsElement} */ (stage.querySelector("#ly-topo")).getScreenCTM();

  function refresh() {
    // Where there is nothing to be put anywhere nothing is measured: that would take a layout of the whole drawing.
    const now = stage.querySelector("#advice-note .note") && seen();
    if (now) readOthers(now);
    place();
  }

  function place() {
    const note = /** @type {HTMLElement | null} */ (stage.querySelector("#advice-note .note"));
    if (!note) return;
    const element = elementOf(note.dataset.advises ?? "");
    note.hidden = !element;
    if (!element) return;
    const around = stage.getBoundingClientRect();
    const thing = frameOf(element).getBoundingClientRect();
    const {a = 1, d = 1, e = 0, f = 0} = seen() ?? {};
    const drawn = others.map(({left, right, top, bottom}) => ({left: left * a + e, right: right * a + e, top: top * d + f, bottom: bottom * d + f}));
    const tools = stage.querySelector(".stage__tools")?.getBoundingClientRect();
    const place = besideOf(thing, around, {width: note.offsetWidth, height: note.offsetHeight}, tools ? [...drawn, tools] : drawn);
    note.hidden = !place;
    if (!place) return;
    note.dataset.side = place.side;
    Object.assign(note.style, {left: `${place.x - around.left}px`, top: `${place.y - around.top}px`});
    note.style.setProperty("--leader", `${place.leader}px`);
  }

  stage.addEventListener("looked", place);
  refresh();
  return {refresh};
}
