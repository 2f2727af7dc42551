/**
 * Where does the advice on the chosen thing stand: beside it in the drawing, wherever that is moved?
 *
 *     <div id="advice-note"><section class="note" data-advises="s2" hidden>…</section></div>
 */

import {besideOf} from "../state/beside.js";
import {frameOf} from "./things.js";

/**
 * @param {HTMLElement} root
 * @param {(id: string) => SVGGraphicsElement | null | undefined} elementOf What draws a thing.
 * @returns {{refresh: () => void}} Told when what is chosen, or the drawing, has become another.
 */
export function wireNote(root, elementOf) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));

  function refresh() {
    const note = /** @type {HTMLElement | null} */ (stage.querySelector("#advice-note .note"));
    if (!note) return;
    const element = elementOf(note.dataset.advises ?? "");
    note.hidden = !element;
    if (!element) return;
    const around = stage.getBoundingClientRect();
    const thing = frameOf(element).getBoundingClientRect();
    const place = besideOf(thing, around, {width: note.offsetWidth, height: note.offsetHeight});
    note.hidden = !place;
    if (!place) return;
    note.dataset.side = place.side;
    Object.assign(note.style, {left: `${place.x - around.left}px`, top: `${place.y - around.top}px`});
    note.style.setProperty("--leader", `${place.leader}px`);
  }

  stage.addEventListener("looked", refresh);
  refresh();
  return {refresh};
}
