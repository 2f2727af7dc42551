/**
 * How are things chosen, placed and moved in the drawing?
 *
 *     <ul id="things"> <a data-thing="a" data-element="instance-a" data-section="instances" href="…">A</a> … </ul>
 *     <button data-tool="instances" data-kinds="subnets">Instance</button>      in a form with an input named within
 *     <main id="stage"> <svg id="stage-drawing"> … <g id="instance-a"> <rect class="card" x="…" y="…"/> </g> </svg> </main>
 *     <form id="moves"> do, id, x, y, into </form>
 *     <p id="placing"></p>
 */

import {containerAt, draggedTo} from "../state/placing.js";

/** @typedef {import("../state/placing.js").Point} Point */

const DRAG_PIXELS = 4;
const DRAGGABLE = ["instances", "subnets", "vpcs"];
const NUDGE = 8;
/** @type {Readonly<Record<string, Point>>} */
const ARROWS = {ArrowLeft: {x: -1, y: 0}, ArrowRight: {x: 1, y: 0}, ArrowUp: {x: 0, y: -1}, ArrowDown: {x: 0, y: 1}};

/**
 * Wire the drawing of the editor.
 *
 * @param {HTMLElement} root
 * @returns {{cancel: () => boolean, nudge: (event: KeyboardEvent) => boolean}}
 */
export function wireCanvas(root) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  const links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("[data-thing][data-element]")]);
  const moves = /** @type {HTMLFormElement} */ (root.querySelector("#moves"));
  const told = /** @type {HTMLElement} */ (root.querySelector("#placing"));
  const byElement = new Map(links.map((link) => [link.dataset.element ?? "", link]));
  const chosen = links.find((link) => link.dataset.thing === root.dataset.chosen);
  /** @type {HTMLButtonElement | undefined} The tool whose place has still to be chosen. */
  let placing;
  /** @type {{link: HTMLAnchorElement, element: SVGGraphicsElement, start: Point, isMoving: boolean} | undefined} */
  let drag;

  if (chosen) elementOf(chosen)?.classList.add("is-chosen");

  /** @param {HTMLAnchorElement} link */
  function elementOf(link) {
    return /** @type {SVGGraphicsElement | null} */ (stage.querySelector(`#${CSS.escape(link.dataset.element ?? "")}`));
  }

  /** @param {EventTarget | null} target The thing that is drawn there. */
  function linkAt(target) {
    for (let element = target instanceof Element ? target.closest("[id]") : null; element; element = element.parentElement?.closest("[id]") ?? null) {
      const link = byElement.get(element.id);
      if (link) return link;
    }
    return undefined;
  }

  function things() {
    return links.flatMap((link) => {
      const element = elementOf(link);
      return element ? [{id: link.dataset.thing ?? "", section: link.dataset.section ?? "", box: element.getBoundingClientRect()}] : [];
    });
  }

  /**
   * @param {HTMLButtonElement} tool
   * @param {Point} point
   */
  function placeAt(tool, point) {
    const kinds = (tool.dataset.kinds ?? "").split(" ").filter(Boolean);
    const container = kinds.length ? containerAt(things(), point, kinds) : undefined;
    if (kinds.length && !container) return false;
    const form = /** @type {HTMLFormElement} */ (tool.form);
    /** @type {HTMLInputElement} */ (form.elements.namedItem("within")).value = container?.id ?? "";
    end();
    form.requestSubmit(tool);
    return true;
  }

  /** @param {HTMLButtonElement} tool */
  function ask(tool) {
    placing = tool;
    const kinds = (tool.dataset.kinds ?? "").split(" ").map((kind) => kind.replaceAll("_", " ").replace(/s$/, ""));
    told.textContent = `Choose the ${kinds.join(" or ")} in the drawing. Escape leaves it.`;
    told.hidden = false;
    stage.dataset.placing = "";
  }

  function end() {
    placing = undefined;
    told.hidden = true;
    delete stage.dataset.placing;
  }

  /** @param {Record<string, string>} fields */
  function send(fields) {
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

  for (const tool of /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll("[data-tool]"))) wireTool(tool);

  /** @param {HTMLButtonElement} tool */
  function wireTool(tool) {
    /** @type {Point | undefined} */
    let start;
    tool.addEventListener("pointerdown", ({clientX: x, clientY: y, pointerId}) => {
      start = {x, y};
      tool.setPointerCapture(pointerId);
    });
    tool.addEventListener("pointermove", ({clientX: x, clientY: y}) => {
      if (start && Math.hypot(x - start.x, y - start.y) >= DRAG_PIXELS) stage.dataset.placing = "";
    });
    tool.addEventListener("pointerup", ({clientX: x, clientY: y}) => {
      const isDragged = start && Math.hypot(x - start.x, y - start.y) >= DRAG_PIXELS;
      start = undefined;
      if (!isDragged) return;
      const {left, top, right, bottom} = stage.getBoundingClientRect();
      const isOverStage = x >= left && x <= right && y >= top && y <= bottom;
      tool.dataset.dragged = "";
      if (!isOverStage || !placeAt(tool, {x, y})) ask(tool);
    });
    tool.addEventListener("click", (event) => {
      if (tool.dataset.dragged !== undefined) {
        delete tool.dataset.dragged;
        // What a drag has sent is a submission of its own, without a pointer.
        if (event.detail) event.preventDefault();
        return;
      }
      const kinds = (tool.dataset.kinds ?? "").split(" ").filter(Boolean);
      const within = /** @type {HTMLInputElement} */ (tool.form?.elements.namedItem("within")).value;
      if (!kinds.length || within || links.filter((link) => kinds.includes(link.dataset.section ?? "")).length < 2) return;
      event.preventDefault();
      ask(tool);
    });
  }

  stage.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("button, a, form")) return;
    if (placing) {
      placeAt(placing, {x: event.clientX, y: event.clientY});
      return;
    }
    const link = linkAt(event.target) ?? linkOf(containerAt(things(), {x: event.clientX, y: event.clientY}, DRAGGABLE)?.id);
    if (link && !drag?.isMoving) link.click();
  });

  /** @param {string | undefined} id */
  function linkOf(id) {
    return links.find((link) => link.dataset.thing === id);
  }

  stage.addEventListener("pointerdown", (event) => {
    const link = linkAt(event.target);
    const element = link && elementOf(link);
    // Only what is chosen can be dragged, so that a hand which moves the view moves nothing else.
    if (event.button || placing || !link || !element || link !== chosen || !DRAGGABLE.includes(link.dataset.section ?? "")) return;
    event.stopPropagation();
    drag = {link, element, start: {x: event.clientX, y: event.clientY}, isMoving: false};
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
    const by = {x: event.clientX - start.x, y: event.clientY - start.y};
    element.style.translate = "";
    const id = link.dataset.thing ?? "";
    const home = containerAt(things(), {x: event.clientX, y: event.clientY}, ["subnets"]);
    const was = containerAt(things(), middleOf(element.getBoundingClientRect()), ["subnets"]);
    if (link.dataset.section === "instances" && home && home.id !== was?.id) return send({do: "move", id, into: home.id});
    const {x, y} = draggedTo(cornerOf(element), by, element.getScreenCTM()?.a ?? 1, event.altKey);
    send({do: "position", id, x: String(x), y: String(y)});
  });

  stage.addEventListener("pointercancel", () => {
    if (drag) drag.element.style.translate = "";
    drag = undefined;
  });

  return {
    cancel() {
      if (!placing) return false;
      end();
      return true;
    },
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
