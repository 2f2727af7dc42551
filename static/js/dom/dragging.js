/**
 * How is what is chosen moved: by a drag, with lines along which it snaps, or by arrows?
 *
 *     <form id="moves"> do, id, x, y, into </form>
 */

import {guidesOf} from "../state/guides.js";
import {containerAt, draggedTo, GRID} from "../state/placing.js";
import {cornerOf, frameOf} from "./things.js";

/** @typedef {import("../state/placing.js").Point} Point */

const DRAG_PIXELS = 4;
const MOST_NEIGHBOURS = 400;
const FAST = 10;
/** @type {Readonly<Record<string, Point>>} */
const ARROWS = {ArrowLeft: {x: -1, y: 0}, ArrowRight: {x: 1, y: 0}, ArrowUp: {x: 0, y: -1}, ArrowDown: {x: 0, y: 1}};

/**
 * @param {HTMLElement} root
 * @param {import("./things.js").Things} things
 * @param {(fields: Record<string, string>) => void} send
 * @param {() => boolean} isBusy Whether the pointer is wanted for something else.
 * @param {(event: PointerEvent) => void} handOver Told of the finger that has held a thing when a second one comes: two zoom.
 * @returns {{nudge: (event: KeyboardEvent) => boolean, cancel: () => boolean, wasDragged: () => boolean}}
 */
export function wireDragging(root, things, send, isBusy, handOver) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  const label = document.createElement("p");
  label.className = "drag-label";
  label.setAttribute("role", "status");
  label.hidden = true;
  const lines = [document.createElement("div"), document.createElement("div")];
  for (const line of lines) line.className = "guide";
  stage.append(label, ...lines);
  /** @typedef {{elements: SVGGraphicsElement[], carried: Set<SVGGraphicsElement>, held: SVGGraphicsElement, ids: string[], section: string, start: Point, box: DOMRect, home: string | undefined, neighbours: DOMRect[], by: Point, free: {x: boolean, y: boolean}, into: string | undefined, isMoving: boolean}} Drag */
  /** @type {Drag | undefined} */
  let drag;
  let hasDragged = false;
  /** @type {PointerEvent | undefined} Where the pointer was last. */
  let last;

  const movable = () => things.chosen().filter((link) => things.movable.includes(link.dataset.section ?? ""));

  stage.addEventListener("pointerdown", (event) => {
    hasDragged = false;
    if (!event.isPrimary) return giveUp();
    const link = things.at(event.target);
    const chosen = movable();
    // Only what is chosen can be dragged, so that a hand which moves the view moves nothing else.
    if (event.button || event.shiftKey || isBusy() || !link || !chosen.includes(link)) return;
    const held = things.elementOf(link);
    const elements = chosen.flatMap((one) => things.elementOf(one) ?? []);
    if (!held || elements.length !== chosen.length) return;
    event.stopPropagation();
    const carried = new Set([...elements, ...chosen.flatMap(things.inside).flatMap((one) => things.elementOf(one) ?? [])]);
    const box = frameOf(held).getBoundingClientRect();
    const [home = "", ...others] = new Set(chosen.map((one) => things.homes.get(one.dataset.section ?? "") ?? ""));
    const ids = chosen.map((one) => one.dataset.thing ?? "");
    const beside = things.boxes([link.dataset.section ?? ""]).filter(({id}) => !ids.includes(id)).slice(0, MOST_NEIGHBOURS);
    drag = {
      elements, carried, held, ids, box, start: {x: event.clientX, y: event.clientY}, isMoving: false, by: {x: 0, y: 0}, free: {x: false, y: false}, into: undefined,
      section: others.length ? "" : home,
      home: containerAt(things.boxes([home]), middleOf(box), [home])?.id,
      neighbours: beside.map((one) => /** @type {DOMRect} */ (one.box)),
    };
    last = event;
    stage.setPointerCapture(event.pointerId);
  }, {capture: true});

  stage.addEventListener("pointermove", (event) => {
    if (!drag) return;
    last = event;
    const by = {x: event.clientX - drag.start.x, y: event.clientY - drag.start.y};
    if (!drag.isMoving && Math.hypot(by.x, by.y) < DRAG_PIXELS) return;
    drag.isMoving = true;
    const {box} = drag;
    const held = {left: box.left + by.x, right: box.right + by.x, top: box.top + by.y, bottom: box.bottom + by.y};
    const guides = event.altKey ? undefined : guidesOf(held, drag.neighbours);
    drag.free = {x: event.altKey || Boolean(guides?.isAcross), y: event.altKey || Boolean(guides?.isDown)};
    drag.by = {x: by.x + (guides?.by.x ?? 0), y: by.y + (guides?.by.y ?? 0)};
    showLines(guides?.lines ?? []);
    const scale = drag.held.getScreenCTM()?.a ?? 1;
    for (const one of drag.carried) one.style.translate = `${drag.by.x / scale}px ${drag.by.y / scale}px`;
    sayWhere(event);
  });

  stage.addEventListener("pointerup", () => {
    const done = drag;
    end();
    if (!done?.isMoving) return;
    hasDragged = true;
    const {ids, into, elements, by, free} = done;
    if (into) return send({do: "move", id: ids.join(" "), into});
    const scale = done.held.getScreenCTM()?.a ?? 1;
    const from = cornerOf(done.held);
    const to = draggedTo(from, by, scale, free);
    const places = elements.map((one) => cornerOf(one)).map(({x, y}) => ({x: Math.round(x + to.x - from.x), y: Math.round(y + to.y - from.y)}));
    send({do: "position", id: ids.join(" "), x: places.map(({x}) => x).join(" "), y: places.map(({y}) => y).join(" ")});
  });

  stage.addEventListener("pointercancel", () => {
    if (drag?.isMoving) say("The drag was broken off: nothing has moved.");
    end();
  });

  /** @param {PointerEvent} event Say what would change where it is let go. */
  function sayWhere({clientX, clientY}) {
    if (!drag || !drag.section) return;
    const home = containerAt(things.boxes([drag.section]), {x: clientX, y: clientY}, [drag.section])?.id;
    const into = home && home !== drag.home ? home : undefined;
    const own = stage.getBoundingClientRect();
    Object.assign(label.style, {left: `${clientX - own.left + 12}px`, top: `${clientY - own.top + 12}px`});
    if (into === drag.into) return;
    drag.into = into;
    label.hidden = !into;
    if (!into) return;
    label.textContent = `into ${into}`;
    const ids = drag.ids.join(" ");
    void ask(ids, into).then((says) => { if (drag?.into === into && says) label.textContent = says; });
  }

  /**
   * Ask the server what a move would change.
   *
   * @param {string} ids
   * @param {string} into
   */
  async function ask(ids, into) {
    const moves = /** @type {HTMLFormElement} */ (root.querySelector("#moves"));
    const body = new FormData(moves);
    for (const [name, value] of [["do", "move"], ["id", ids], ["into", into]]) body.set(name, value);
    try {
      const answer = await fetch(moves.dataset.checkAddress ?? "", {method: "POST", body, headers: {"X-Requested-With": "fetch"}});
      return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#moving")?.textContent : undefined;
    } catch {
      return "not connected: it can't be moved now";
    }
  }

  /** @param {readonly import("../state/guides.js").Line[]} found */
  function showLines(found) {
    const own = stage.getBoundingClientRect();
    lines.forEach((line, index) => {
      const one = found[index];
      line.hidden = !one;
      if (one) Object.assign(line.style, {left: `${one.x1 - own.left}px`, top: `${one.y1 - own.top}px`, width: `${Math.max(1, one.x2 - one.x1)}px`, height: `${Math.max(1, one.y2 - one.y1)}px`});
    });
  }

  /** @param {string} words */
  function say(words) {
    const says = root.querySelector(".status__says");
    if (says) says.textContent = words;
  }

  /** Two fingers are for the view: what the first had begun to move stays where it was. */
  function giveUp() {
    if (!drag) return;
    if (drag.isMoving) say("Two fingers zoom: nothing has moved.");
    end();
    hasDragged = true;
    if (last) handOver(last);
  }

  function end() {
    for (const one of drag?.carried ?? []) one.style.translate = "";
    drag = undefined;
    label.hidden = true;
    showLines([]);
  }

  showLines([]);
  return {
    wasDragged: () => hasDragged,
    cancel() {
      if (!drag?.isMoving) return false;
      end();
      // The button is still held: letting it go is no click.
      hasDragged = true;
      return true;
    },
    nudge(event) {
      const towards = ARROWS[event.key];
      const links = movable();
      const corners = links.flatMap((link) => things.elementOf(link) ?? []).map(cornerOf);
      if (!towards || !links.length || corners.length !== links.length) return false;
      const step = GRID * (event.shiftKey ? FAST : 1);
      send({
        do: "position",
        id: links.map((link) => link.dataset.thing).join(" "),
        x: corners.map(({x}) => Math.round(x + towards.x * step)).join(" "),
        y: corners.map(({y}) => Math.round(y + towards.y * step)).join(" "),
      });
      return true;
    },
  };
}

/** @param {DOMRect} box */
const middleOf = ({left, top, width, height}) => ({x: left + width / 2, y: top + height / 2});
