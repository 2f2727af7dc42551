/**
 * How are several things chosen: with Shift, one after the other, all at once, or in a frame that is drawn around them?
 *
 *     <a id="here" data-choosing="…?chosen=" hidden></a> <button id="several" aria-pressed="false" hidden>Several</button>
 *     <p id="choice" role="status"></p>
 */

import {isPlainClick} from "./click.js";
import {CONTAINERS} from "./things.js";

/** What is gathered with nothing else: it has no place of its own. */
const RULES = ["hosts", "route_tables", "security_groups", "network_acls", "prefix_lists", "probes"];
const DRAG_PIXELS = 4;

/**
 * @param {HTMLElement} root
 * @param {import("./things.js").Things} things
 * @returns {{choose: (ids: readonly string[]) => void, toggle: (id: string) => void, all: () => boolean, isSeveral: (event: MouseEvent) => boolean, announce: () => void}}
 */
export function wireSelection(root, things) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  const list = /** @type {HTMLElement} */ (root.querySelector("#things"));
  const several = /** @type {HTMLElement} */ (root.querySelector("#several"));
  const told = /** @type {HTMLElement} */ (root.querySelector("#choice"));
  const frame = document.createElement("div");
  frame.className = "marquee";
  frame.hidden = true;
  stage.append(frame);
  /** @type {{x: number, y: number} | undefined} */
  let start;
  let wasFramed = false;
  several.hidden = false;

  const isOn = () => several.getAttribute("aria-pressed") === "true";
  /** @param {MouseEvent} event */
  const isSeveral = (event) => event.shiftKey || isOn();

  const gathered = () => {
    const sections = things.links().map((link) => link.dataset.section ?? "");
    return [...new Set(sections)].filter((one) => !CONTAINERS.includes(one) && !RULES.includes(one));
  };

  /** @param {readonly string[]} ids */
  function choose(ids) {
    const {choosing = ""} = /** @type {HTMLElement} */ (root.querySelector("#here")).dataset;
    /** @type {any} */ (window).htmx.ajax("GET", choosing + encodeURIComponent(ids.join(" ")), {source: list});
  }

  /** @param {string} id */
  function toggle(id) {
    const ids = things.chosenIds();
    choose(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
  }

  several.addEventListener("click", () => several.setAttribute("aria-pressed", String(!isOn())));

  // Before the outline leads to a single thing.
  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-thing]");
    if (!link || !isSeveral(event) || !(isPlainClick(event) || event.shiftKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    toggle(/** @type {HTMLElement} */ (link).dataset.thing ?? "");
  }, {capture: true});

  stage.addEventListener("pointerdown", (event) => {
    if (!event.shiftKey || event.button || (event.target instanceof Element && event.target.closest("button, a, form"))) return;
    event.stopPropagation();
    start = {x: event.clientX, y: event.clientY};
    stage.setPointerCapture(event.pointerId);
  }, {capture: true});

  stage.addEventListener("pointermove", (event) => {
    if (!start || (frame.hidden && Math.hypot(event.clientX - start.x, event.clientY - start.y) < DRAG_PIXELS)) return;
    const {left, top, width, height} = around(event);
    const own = stage.getBoundingClientRect();
    Object.assign(frame.style, {left: `${left - own.left}px`, top: `${top - own.top}px`, width: `${width}px`, height: `${height}px`});
    frame.hidden = false;
  });

  stage.addEventListener("pointerup", (event) => {
    if (!start) return;
    const box = around(event);
    const isDrawn = !frame.hidden;
    end();
    wasFramed = isDrawn;
    if (!isDrawn) return;
    // A container is gathered where all of it is inside, and what it holds goes along with it.
    const inside = things.boxes(CONTAINERS).filter(({box: one}) => one.left >= box.left && one.right <= box.right && one.top >= box.top && one.bottom <= box.bottom);
    const met = things.boxes(gathered()).filter(({box: one}) => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top);
    const ids = new Set([...things.chosenIds(), ...met.map(({id}) => id), ...inside.map(({id}) => id)]);
    const held = new Set(things.links().filter((link) => ids.has(link.dataset.thing ?? "")).flatMap(things.inside).map((link) => link.dataset.thing));
    choose([...ids].filter((id) => !held.has(id)));
  });

  // What ends a frame is no click on what lies under it.
  stage.addEventListener("click", (event) => {
    if (!wasFramed) return;
    wasFramed = false;
    event.stopImmediatePropagation();
  }, {capture: true});

  stage.addEventListener("pointercancel", end);

  function end() {
    start = undefined;
    frame.hidden = true;
  }

  /** @param {MouseEvent} event */
  function around({clientX, clientY}) {
    const from = start ?? {x: clientX, y: clientY};
    const [left, right] = [from.x, clientX].sort((one, other) => one - other);
    const [top, bottom] = [from.y, clientY].sort((one, other) => one - other);
    return {left, top, right, bottom, width: right - left, height: bottom - top};
  }

  return {
    choose,
    toggle,
    isSeveral,
    // All that stands beside what is chosen, or outermost where nothing is: what that holds goes along with it.
    all() {
      /** @param {HTMLElement} link */
      const levelOf = (link) => things.around(link)[0]?.dataset.thing ?? "";
      const levels = new Set(things.chosen().map(levelOf));
      if (!levels.size) levels.add("");
      const beside = things.links().filter((link) => !RULES.includes(link.dataset.section ?? "") && levels.has(levelOf(link)));
      choose(beside.map((link) => link.dataset.thing ?? ""));
      return true;
    },
    announce() {
      const ids = things.chosenIds();
      const says = ids.length > 1 ? `${ids.length} chosen` : "";
      if (told.textContent !== says) told.textContent = says;
    },
  };
}
