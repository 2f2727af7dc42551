/**
 * How is a thing placed from the palette: by a click, by a drag, by a key?
 *
 *     <button data-tool="instances" data-count="1" data-kinds="subnets" data-nouns="subnet">Instance</button>      in a form with an input named within
 *     <main id="stage" data-placing> … </main>
 *     <div id="placing" hidden> <p role="status"></p> <button>Leave it</button> </div>
 */

import {isSettled, questionOf} from "../state/placing.js";

/** @typedef {import("../state/placing.js").Point} Point */

const DRAG_PIXELS = 4;

/**
 * Wire the palette; its buttons may be replaced by others.
 *
 * @param {HTMLElement} root
 * @param {(kinds: readonly string[], point?: Point) => readonly string[]} containers Gives the things of some sections, all
 *   or the innermost one at a point of the window.
 * @returns {{cancel: () => boolean, isAsking: () => boolean, placeAt: (point: Point) => void, refresh: () => void}} What is
 *   asked is where the chosen tool's thing is to stand; `refresh` is told when the drawing has become another.
 */
export function wirePalette(root, containers) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  const told = /** @type {HTMLElement} */ (root.querySelector("#placing"));
  /** @type {string | undefined} The tool whose place has still to be chosen. */
  let asking;
  /** @type {string[]} The things that have been chosen for it so far. */
  let picked = [];
  /** @type {{tool: HTMLButtonElement, start: Point, isMoving: boolean} | undefined} */
  let drag;
  let wasDragged = false;

  /** @param {HTMLButtonElement} tool */
  const kindsOf = (tool) => (tool.dataset.kinds ?? "").split(" ").filter(Boolean);

  /** @param {HTMLButtonElement} tool */
  const countOf = (tool) => Number(tool.dataset.count ?? 1);

  /** @param {HTMLButtonElement} tool */
  const within = (tool) => /** @type {HTMLInputElement} */ (tool.form?.elements.namedItem("within"));

  /** @param {string} section */
  const toolOf = (section) => /** @type {HTMLButtonElement | null} */ (root.querySelector(`[data-tool="${section}"]`));

  /** @param {EventTarget | null} target */
  const toolAt = (target) => /** @type {HTMLButtonElement | null} */ (target instanceof Element ? target.closest("[data-tool]") : null);

  /**
   * @param {HTMLButtonElement} tool
   * @param {Point} point
   */
  function place(tool, point) {
    const kinds = kindsOf(tool);
    const [container] = kinds.length ? containers(kinds, point) : [];
    if (kinds.length && !container) return false;
    pick(tool, container ?? "");
    return true;
  }

  /**
   * @param {HTMLButtonElement} tool
   * @param {string} container
   */
  function pick(tool, container) {
    const kinds = kindsOf(tool);
    const so = [...new Set([...picked, container])].filter(Boolean);
    if (kinds.length && !isSettled(countOf(tool), so, containers(kinds))) return ask(tool, so);
    within(tool).value = so.join(" ");
    end();
    tool.form?.requestSubmit(tool);
  }

  /**
   * @param {HTMLButtonElement} tool
   * @param {string[]} so What has been chosen for it so far.
   */
  function ask(tool, so) {
    asking = tool.dataset.tool;
    picked = so;
    told.hidden = false;
    /** @type {HTMLElement} */ (told.querySelector("p")).textContent = questionOf(tool.dataset.nouns ?? "", countOf(tool), picked);
    stage.dataset.placing = "";
    // On a narrow window the palette is below the drawing.
    stage.scrollIntoView({block: "nearest"});
  }

  function end() {
    asking = undefined;
    picked = [];
    told.hidden = true;
    delete stage.dataset.placing;
  }

  told.querySelector("button")?.addEventListener("click", end);

  root.addEventListener("pointerdown", (event) => {
    const tool = toolAt(event.target);
    if (!tool) return;
    drag = {tool, start: {x: event.clientX, y: event.clientY}, isMoving: false};
    tool.setPointerCapture(event.pointerId);
  });

  root.addEventListener("pointermove", ({clientX: x, clientY: y}) => {
    if (!drag || Math.hypot(x - drag.start.x, y - drag.start.y) < DRAG_PIXELS) return;
    drag.isMoving = true;
    stage.dataset.placing = "";
  });

  root.addEventListener("pointerup", ({clientX: x, clientY: y}) => {
    const {tool, isMoving} = drag ?? {};
    drag = undefined;
    if (!tool || !isMoving) return;
    const {left, top, right, bottom} = stage.getBoundingClientRect();
    const isOverStage = x >= left && x <= right && y >= top && y <= bottom;
    wasDragged = true;
    picked = [];
    if (!isOverStage || !place(tool, {x, y})) ask(tool, []);
  });

  root.addEventListener("pointercancel", () => {
    drag = undefined;
    if (!asking) end();
  });

  /** @param {MouseEvent} event */
  function answer(event) {
    const link = /** @type {HTMLElement | null} */ (event.target instanceof Element ? event.target.closest("[data-thing]") : null);
    const tool = asking && toolOf(asking);
    if (!link || !tool || !kindsOf(tool).includes(link.dataset.section ?? "")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pick(tool, link.dataset.thing ?? "");
  }

  root.addEventListener("click", (event) => {
    const tool = toolAt(event.target);
    if (!tool) return answer(event);
    if (wasDragged) {
      wasDragged = false;
      // What a drag has sent is a submission of its own, without a pointer.
      if (event.detail) event.preventDefault();
      return;
    }
    const kinds = kindsOf(tool);
    const known = within(tool).value.split(" ").filter(Boolean);
    if (!kinds.length || isSettled(countOf(tool), known, containers(kinds))) return end();
    event.preventDefault();
    ask(tool, known);
  }, {capture: true});

  return {
    isAsking: () => Boolean(asking),
    placeAt(point) {
      const tool = asking && toolOf(asking);
      if (tool) place(tool, point);
    },
    cancel() {
      if (!asking) return false;
      end();
      return true;
    },
    refresh() {
      const tool = asking && toolOf(asking);
      if (tool && !containers(kindsOf(tool)).length) end();
    },
  };
}
