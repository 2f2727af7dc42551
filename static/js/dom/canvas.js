/** How are things chosen, moved and placed in the drawing of the editor? */

import {containerAt} from "../state/placing.js";
import {isPlainClick} from "./click.js";
import {wireDragging} from "./dragging.js";
import {wirePalette} from "./palette.js";
import {wireSelection} from "./selection.js";
import {frameOf, indexThings} from "./things.js";
import {wireTree} from "./tree.js";

/**
 * Wire the drawing, for as long as the page stands.
 *
 * @param {HTMLElement} root
 * @param {(event: PointerEvent) => void} handOver Told of a finger that holds a thing no more, and is the camera's.
 * @param {() => boolean} areSingleKeysOn
 * @returns {{cancel: () => boolean, nudge: (event: KeyboardEvent) => boolean, all: () => boolean, send: (fields: Record<string, string>) => void, elementOf: (id: string) => SVGGraphicsElement | null | undefined, come: () => SVGGraphicsElement[], sought: () => SVGGraphicsElement | undefined, refresh: () => void}}
 *   `refresh` is told when the drawing, its outline or what is chosen has become another; `send` asks for an edit; `come`
 *   gives what has just been placed, `sought` what has just been chosen elsewhere than where it is drawn.
 */
export function wireCanvas(root, handOver, areSingleKeysOn) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  const things = indexThings(root);
  const palette = wirePalette(root, (kinds, point) => {
    const inside = point && containerAt(things.boxes(kinds), point, kinds)?.id;
    if (point) return inside ? [inside] : [];
    return things.links().filter((link) => kinds.includes(link.dataset.section ?? "")).map((link) => link.dataset.thing ?? "");
  });
  const selection = wireSelection(root, things);
  const dragging = wireDragging(root, things, send, palette.isAsking, handOver);
  const tree = wireTree(root, {toggle: selection.toggle, nudge: dragging.nudge, areSingleKeysOn});

  let isPointed = false;
  /** What was chosen in the outline, or moved into something else, until it is. */
  let asked = "";
  /** @type {SVGGraphicsElement | undefined} */
  let sought;

  /** @param {Record<string, string>} fields */
  function send(fields) {
    const moves = /** @type {HTMLFormElement} */ (root.querySelector("#moves"));
    for (const [name, value] of Object.entries({id: "", x: "", y: "", into: "", choose: "", text: "", ...fields})) {
      /** @type {HTMLInputElement} */ (moves.elements.namedItem(name)).value = value;
    }
    // What is moved into something else stands where that is.
    if (fields.do === "move") asked = fields.choose || (root.dataset.chosen ?? "");
    moves.requestSubmit();
  }

  stage.addEventListener("click", (event) => {
    if (dragging.wasDragged(event) || (event.target instanceof Element && event.target.closest("button, a, form"))) return;
    const point = {x: event.clientX, y: event.clientY};
    if (palette.isAsking()) return palette.placeAt(point);
    const advised = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[data-advises]")) : null;
    const link = linkOf(advised?.dataset.advises) ?? things.at(event.target) ?? linkOf(containerAt(things.boxes(things.movable), point, things.movable)?.id);
    if (link && selection.isSeveral(event)) return selection.toggle(link.dataset.thing ?? "");
    isPointed = true;
    link?.click();
    isPointed = false;
  });

  root.querySelector("#things")?.addEventListener("click", (event) => {
    const link = event.target instanceof Element && /** @type {HTMLElement | null} */ (event.target.closest("[data-thing]"));
    if (link && isPlainClick(event)) asked = isPointed ? "" : link.dataset.thing ?? "";
  });

  // An arrow with Shift moves what is chosen; where nothing is, it moves the view.
  stage.addEventListener("keydown", (event) => {
    if (!event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || !dragging.nudge(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, {capture: true});

  /** @param {string | undefined} id */
  function linkOf(id) {
    return things.links().find((link) => link.dataset.thing === id);
  }

  return {
    send,
    all: selection.all,
    elementOf(id) {
      const link = linkOf(id);
      return link && things.elementOf(link);
    },
    nudge: dragging.nudge,
    come: things.come,
    sought: () => sought,
    refresh() {
      things.refresh();
      tree.refresh();
      const link = root.dataset.chosen === asked ? linkOf(asked) : undefined;
      const element = link && things.elementOf(link);
      sought = element ? frameOf(element) : undefined;
      if (link) asked = "";
      palette.refresh();
      selection.announce();
    },
    cancel() {
      if (dragging.cancel() || palette.cancel()) return true;
      if (!things.chosenIds().length) return false;
      selection.choose([]);
      return true;
    },
  };
}
