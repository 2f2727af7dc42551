/**
 * How are things chosen, moved and placed in the drawing?
 *
 *     <ul id="things"> <a data-thing="a" data-element="instance-a" data-section="instances" href="…">A</a> … </ul>
 *     <main id="stage"> <svg id="stage-drawing"> … <g id="instance-a"> <rect class="card"/> </g> </svg> </main>
 *     <form id="moves"> do, id, x, y, into </form>
 */

import {containerAt, draggedTo} from "../state/placing.js";
import {wirePalette} from "./palette.js";

/** @typedef {import("../state/placing.js").Point} Point */

const DRAG_PIXELS = 4;
const DRAGGABLE = ["instances", "subnets", "vpcs"];
const NUDGE = 8;
/** @type {Readonly<Record<string, Point>>} */
const ARROWS = {ArrowLeft: {x: -1, y: 0}, ArrowRight: {x: 1, y: 0}, ArrowUp: {x: 0, y: -1}, ArrowDown: {x: 0, y: 1}};

/**
 * Wire the drawing of the editor, for as long as the page stands.
 *
 * @param {HTMLElement} root
 * @returns {{cancel: () => boolean, nudge: (event: KeyboardEvent) => boolean, refresh: () => void}} `refresh` is told when
 *   the drawing, its outline or what is chosen has become another.
 */
export function wireCanvas(root) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  /** @type {HTMLAnchorElement[]} */
  let links = [];
  /** @type {Map<string, HTMLAnchorElement>} */
  let byElement = new Map();
  /** @type {HTMLAnchorElement | undefined} */
  let chosen;
  /** @type {{link: HTMLAnchorElement, element: SVGGraphicsElement, start: Point, isMoving: boolean} | undefined} */
  let drag;
  let wasDragged = false;

  const palette = wirePalette(root, (kinds, point) => {
    const inside = point && containerAt(things(kinds), point, kinds)?.id;
    if (point) return inside ? [inside] : [];
    return links.filter((link) => kinds.includes(link.dataset.section ?? "")).map((link) => link.dataset.thing ?? "");
  });

  function refresh() {
    links = [...root.querySelectorAll("#things [data-element]")].filter((one) => one instanceof HTMLAnchorElement);
    byElement = new Map(links.map((link) => [link.dataset.element ?? "", link]));
    chosen = links.find((link) => link.dataset.thing === root.dataset.chosen);
    for (const one of stage.querySelectorAll(".is-chosen")) one.classList.remove("is-chosen");
    if (chosen) elementOf(chosen)?.classList.add("is-chosen");
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("#things [data-thing]"))) {
      const isHere = one.dataset.thing === root.dataset.chosen;
      if (one.classList.toggle("tree__item--here", isHere)) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
  }

  /** @param {HTMLAnchorElement} link */
  function elementOf(link) {
    return /** @type {SVGGraphicsElement | null} */ (document.getElementById(link.dataset.element ?? ""));
  }

  /** @param {EventTarget | null} target The thing that is drawn there. */
  function linkAt(target) {
    for (let element = target instanceof Element ? target.closest("[id]") : null; element; element = element.parentElement?.closest("[id]") ?? null) {
      const link = byElement.get(element.id);
      if (link) return link;
    }
    return undefined;
  }

  /** @param {readonly string[]} sections */
  function things(sections) {
    return links.filter((link) => sections.includes(link.dataset.section ?? "")).flatMap((link) => {
      const element = elementOf(link);
      return element ? [{id: link.dataset.thing ?? "", section: link.dataset.section ?? "", box: element.getBoundingClientRect()}] : [];
    });
  }

  /** @param {Record<string, string>} fields */
  function send(fields) {
    const moves = /** @type {HTMLFormElement} */ (root.querySelector("#moves"));
    for (const [name, value] of Object.entries(fields)) /** @type {HTMLInputElement} */ (moves.elements.namedItem(name)).value = value;
    moves.requestSubmit();
  }

  /** @param {SVGGraphicsElement} element Where it stands, in units of the drawing. */
  function cornerOf(element) {
    const card = /** @type {SVGGraphicsElement} */ (element.querySelector(".card") ?? element);
    const {x, y} = card.getBBox();
    const [moved] = [...element.transform.baseVal];
    return {x: x + (moved?.matrix.e ?? 0), y: y + (moved?.matrix.f ?? 0)};
  }

  stage.addEventListener("click", (event) => {
    const isDragsEnd = wasDragged;
    wasDragged = false;
    if (isDragsEnd || (event.target instanceof Element && event.target.closest("button, a, form"))) return;
    const point = {x: event.clientX, y: event.clientY};
    if (palette.isAsking()) return palette.placeAt(point);
    const link = linkAt(event.target) ?? linkOf(containerAt(things(DRAGGABLE), point, DRAGGABLE)?.id);
    link?.click();
  });

  /** @param {string | undefined} id */
  function linkOf(id) {
    return links.find((link) => link.dataset.thing === id);
  }

  stage.addEventListener("pointerdown", (event) => {
    const link = linkAt(event.target);
    const element = link && elementOf(link);
    // Only what is chosen can be dragged, so that a hand which moves the view moves nothing else.
    if (event.button || palette.isAsking() || !link || !element || link !== chosen || !DRAGGABLE.includes(link.dataset.section ?? "")) return;
    event.stopPropagation();
    drag = {link, element, start: {x: event.clientX, y: event.clientY}, isMoving: false};
    wasDragged = false;
    stage.setPointerCapture(event.pointerId);
  }, {capture: true});

  stage.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const by = {x: event.clientX - drag.start.x, y: event.clientY - drag.start.y};
    if (!drag.isMoving && Math.hypot(by.x, by.y) < DRAG_PIXELS) return;
    drag.isMoving = true;
    const scale = drag.element.getScreenCTM()?.a ?? 1;
    drag.element.style.translate = `${by.x / scale}px ${by.y / scale}px`;
  });

  stage.addEventListener("pointerup", (event) => {
    if (!drag?.isMoving) {
      drag = undefined;
      return;
    }
    const {link, element, start} = drag;
    drag = undefined;
    wasDragged = true;
    const by = {x: event.clientX - start.x, y: event.clientY - start.y};
    element.style.translate = "";
    const id = link.dataset.thing ?? "";
    const subnets = things(["subnets"]);
    const home = containerAt(subnets, {x: event.clientX, y: event.clientY}, ["subnets"]);
    const was = containerAt(subnets, middleOf(element.getBoundingClientRect()), ["subnets"]);
    if (link.dataset.section === "instances" && home && home.id !== was?.id) return send({do: "move", id, into: home.id});
    const {x, y} = draggedTo(cornerOf(element), by, element.getScreenCTM()?.a ?? 1, event.altKey);
    send({do: "position", id, x: String(x), y: String(y)});
  });

  stage.addEventListener("pointercancel", () => {
    if (drag) drag.element.style.translate = "";
    drag = undefined;
  });

  refresh();
  return {
    refresh,
    cancel: palette.cancel,
    nudge(event) {
      const towards = ARROWS[event.key];
      const element = chosen && elementOf(chosen);
      if (!towards || event.shiftKey || !chosen || !element || !DRAGGABLE.includes(chosen.dataset.section ?? "")) return false;
      const {x, y} = cornerOf(element);
      send({do: "position", id: chosen.dataset.thing ?? "", x: String(Math.round(x + towards.x * NUDGE)), y: String(Math.round(y + towards.y * NUDGE))});
      return true;
    },
  };
}

/** @param {DOMRect} box */
const middleOf = ({left, top, width, height}) => ({x: left + width / 2, y: top + height / 2});
