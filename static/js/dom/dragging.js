/**
 * How are things moved: by a drag, with lines along which they snap, or by arrows?
 *
 *     <form id="moves"> do, id, x, y, into, choose </form>
 *
 * A card is dragged at once, and so is whatever is chosen; a frame in which others stand by its edge or by its name, since
 * its ground is what the view is moved by. A finger has to stay for a moment before it takes up what is not chosen: most
 * fingers that land on a card want to move the view.
 */

import {isGrip} from "../state/grasp.js";
import {guidesOf} from "../state/guides.js";
import {containerAt, draggedTo, GRID} from "../state/placing.js";
import {carriedWith} from "./carrying.js";
import {CONTAINERS, cornerOf, frameOf} from "./things.js";

/** @typedef {import("../state/placing.js").Point} Point */

const DRAG_PIXELS = 4;
const STAY_PIXELS = 10;
const MOST_NEIGHBOURS = 400;
const HOLD_MILLISECONDS = 350;
const FAST = 10;
/** @type {Readonly<Record<string, Point>>} */
const ARROWS = {ArrowLeft: {x: -1, y: 0}, ArrowRight: {x: 1, y: 0}, ArrowUp: {x: 0, y: -1}, ArrowDown: {x: 0, y: 1}};

/**
 * @param {HTMLElement} root
 * @param {import("./things.js").Things} things
 * @param {(fields: Record<string, string>) => void} send
 * @param {() => boolean} isBusy Whether the pointer is wanted for something else.
 * @param {(event: PointerEvent) => void} handOver Told of a finger on a thing that is the camera's after all: it has moved on at
 *   once, or a second one has come, and two zoom.
 * @returns {{nudge: (event: KeyboardEvent) => boolean, cancel: () => boolean, wasDragged: (click: MouseEvent) => boolean}} Of a click is asked whether it ends a drag, be it of a thing or of the view.
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
  /** @typedef {{elements: SVGGraphicsElement[], along: SVGGraphicsElement[], left: SVGGraphicsElement[], held: SVGGraphicsElement, ids: string[], section: string, start: Point, box: DOMRect, home: string | undefined, neighbours: DOMRect[], by: Point, free: {x: boolean, y: boolean}, into: string | undefined, isChosen: boolean, isTaken: boolean, isMoving: boolean}} Drag */
  /** @type {Drag | undefined} */
  let drag;
  let hasDragged = false;
  let pressed = {x: 0, y: 0};
  /** @type {PointerEvent | undefined} Where the pointer was last. */
  let last;
  /** @type {ReturnType<typeof setTimeout> | undefined} Until a finger has stayed long enough. */
  let staying;
  /** @type {SVGGraphicsElement[]} What has been let go, until the server has said where it stands. */
  let letGo = [];

  /** @param {HTMLElement} link */
  const isFrame = (link) => CONTAINERS.includes(link.dataset.section ?? "");
  /** @param {HTMLElement} link */
  const isMovable = (link) => things.movable.includes(link.dataset.section ?? "");
  const movable = () => things.chosen().filter(isMovable);

  /**
   * @param {PointerEvent} event
   * @returns {HTMLAnchorElement | undefined} What is grasped there.
   */
  function graspedAt({target, clientX: x, clientY: y}) {
    const link = things.at(target);
    if (link && isMovable(link) && (things.chosen().includes(link) || !isFrame(link))) return link;
    const isOnGround = target instanceof Element && Boolean(target.closest("#stage-drawing")) && !target.closest("#ly-advice");
    if (!isOnGround || (link && !isFrame(link))) return undefined;
    const scale = /** @type {SVGGraphicsElement} */ (stage.querySelector("#ly-topo")).getScreenCTM()?.a ?? 1;
    const gripped = things.boxes(CONTAINERS).filter(({box}) => isGrip(box, {x, y}, scale));
    // Of two that meet, the inner one.
    const id = gripped.sort((one, other) => one.box.width * one.box.height - other.box.width * other.box.height)[0]?.id;
    return things.links().find((one) => one.dataset.thing === id);
  }

  stage.addEventListener("pointerdown", (event) => {
    hasDragged = false;
    if (!event.isPrimary) return giveUp();
    pressed = {x: event.clientX, y: event.clientY};
    if (event.button || event.shiftKey || isBusy()) return;
    const link = graspedAt(event);
    if (!link) return;
    const isChosen = things.chosen().includes(link);
    const chosen = isChosen ? movable() : [link];
    const held = things.elementOf(link);
    const elements = chosen.flatMap((one) => things.elementOf(one) ?? []);
    if (!held || elements.length !== chosen.length) return;
    event.stopPropagation();
    const box = frameOf(held).getBoundingClientRect();
    const [home = "", ...others] = new Set(chosen.map((one) => things.homes.get(one.dataset.section ?? "") ?? ""));
    const ids = chosen.map((one) => one.dataset.thing ?? "");
    const beside = things.boxes([link.dataset.section ?? ""]).filter(({id}) => !ids.includes(id)).slice(0, MOST_NEIGHBOURS);
    const isTaken = isChosen || event.pointerType !== "touch";
    drag = {
      elements, along: [], left: [], isChosen, isTaken, held, ids, box, start: {x: event.clientX, y: event.clientY}, isMoving: false, by: {x: 0, y: 0}, free: {x: false, y: false}, into: undefined,
      section: others.length ? "" : home,
      home: containerAt(things.boxes([home]), middleOf(box), [home])?.id,
      neighbours: beside.map((one) => /** @type {DOMRect} */ (one.box)),
    };
    last = event;
    if (!isTaken) staying = setTimeout(takeUp, HOLD_MILLISECONDS);
  }, {capture: true});

  /** A finger has stayed on a thing: from now on it drags it. */
  function takeUp() {
    if (!drag) return;
    drag.isTaken = true;
    for (const one of drag.elements) one.classList.add("is-held");
  }

  /** @param {Drag} begun */
  function begin(begun) {
    begun.isMoving = true;
    const links = things.links().filter((link) => begun.ids.includes(link.dataset.thing ?? ""));
    const inside = links.flatMap(things.inside).flatMap((one) => things.elementOf(one) ?? []);
    Object.assign(begun, carriedWith(stage, [...new Set([...begun.elements, ...inside])]));
    for (const one of begun.elements) one.classList.add("is-held");
    for (const one of begun.left) one.classList.add("is-left");
    stage.dataset.carrying = "";
  }

  stage.addEventListener("pointermove", (event) => {
    if (!drag) return;
    last = event;
    const by = {x: event.clientX - drag.start.x, y: event.clientY - drag.start.y};
    if (!drag.isMoving && Math.hypot(by.x, by.y) < (drag.isTaken ? DRAG_PIXELS : STAY_PIXELS)) return;
    if (!drag.isTaken) return end(), handOver(event);
    if (!drag.isMoving) begin(drag);
    if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    const {box} = drag;
    const held = {left: box.left + by.x, right: box.right + by.x, top: box.top + by.y, bottom: box.bottom + by.y};
    const guides = event.altKey ? undefined : guidesOf(held, drag.neighbours);
    drag.free = {x: event.altKey || Boolean(guides?.isAcross), y: event.altKey || Boolean(guides?.isDown)};
    drag.by = {x: by.x + (guides?.by.x ?? 0), y: by.y + (guides?.by.y ?? 0)};
    showLines(guides?.lines ?? []);
    const scale = drag.held.getScreenCTM()?.a ?? 1;
    for (const one of drag.along) one.style.translate = `${drag.by.x / scale}px ${drag.by.y / scale}px`;
    sayWhere(event);
  });

  stage.addEventListener("pointerup", () => {
    const done = drag;
    if (!done?.isMoving) return end();
    letGo = done.along;
    end();
    hasDragged = true;
    const {ids, into, elements, by, free} = done;
    const choose = done.isChosen ? "" : ids.join(" ");
    if (into) return send({do: "move", id: ids.join(" "), into, choose});
    const scale = done.held.getScreenCTM()?.a ?? 1;
    const from = cornerOf(done.held);
    const to = draggedTo(from, by, scale, free);
    const places = elements.map((one) => cornerOf(one)).map(({x, y}) => ({x: Math.round(x + to.x - from.x), y: Math.round(y + to.y - from.y)}));
    send({do: "position", id: ids.join(" "), x: places.map(({x}) => x).join(" "), y: places.map(({y}) => y).join(" "), choose});
  });

  // What was let go stays there until its place is known, or could not be taken.
  document.addEventListener("htmx:afterRequest", (event) => {
    // A form's field named "id" stands in the way of the form's own.
    if (/** @type {CustomEvent} */ (event).detail.elt.getAttribute("id") !== "moves") return;
    putBack(letGo);
    letGo = [];
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
    clearTimeout(staying);
    if (drag && drag.along !== letGo) putBack(drag.along);
    for (const one of drag?.elements ?? []) one.classList.remove("is-held");
    for (const one of drag?.left ?? []) one.classList.remove("is-left");
    delete stage.dataset.carrying;
    drag = undefined;
    label.hidden = true;
    showLines([]);
  }

  /** @param {readonly SVGGraphicsElement[]} elements */
  function putBack(elements) {
    for (const one of elements) one.style.translate = "";
  }

  showLines([]);
  return {
    wasDragged: ({clientX, clientY}) => hasDragged || Math.hypot(clientX - pressed.x, clientY - pressed.y) >= DRAG_PIXELS,
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
