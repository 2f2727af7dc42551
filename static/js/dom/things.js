/**
 * Which things are there to be chosen, and where are they drawn?
 *
 *     <ul id="things"> <a data-thing="a" data-element="instance-a" data-section="instances" href="…">A</a> … </ul>
 *     <g id="instance-a"> <rect class="card"/> … </g>
 */

/** @typedef {import("../state/placing.js").Point} Point */
/** @typedef {ReturnType<typeof indexThings>} Things */

/** In what do others stand? */
export const CONTAINERS = ["subnets", "vpcs"];

/**
 * @param {HTMLElement} root With `data-chosen`, the ids of what is chosen.
 */
export function indexThings(root) {
  const {draggable = ""} = /** @type {HTMLElement} */ (root.querySelector("#things")).dataset;
  /** Of each section whose things can be dragged, the section of what they stand in. @type {ReadonlyMap<string, string>} */
  const homes = new Map(draggable.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split(":"))));
  /** @type {HTMLAnchorElement[]} */
  let links = [];
  /** @type {Map<string, HTMLAnchorElement>} */
  let byElement = new Map();
  /** @type {HTMLAnchorElement[]} */
  let chosen = [];
  /** Which there were until now; before the first look, none is missed. @type {Set<string | undefined> | undefined} */
  let known;
  /** @type {SVGGraphicsElement[]} */
  let come = [];

  /** @param {HTMLElement} link */
  const elementOf = (link) => /** @type {SVGGraphicsElement | null} */ (/** @type {unknown} */ (document.getElementById(link.dataset.element ?? "")));

  function refresh() {
    links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("#things a[data-element]")]);
    byElement = new Map(links.map((link) => [link.dataset.element ?? "", link]));
    // Of what is only counted nobody can say who is meant there.
    for (const link of root.querySelectorAll("#things a[data-crowd]")) byElement.delete(/** @type {HTMLElement} */ (link).dataset.drawn ?? "");
    const ids = new Set(chosenIds());
    chosen = links.filter((link) => ids.has(link.dataset.thing ?? ""));
    come = known ? chosen.filter((link) => !known?.has(link.dataset.thing)).flatMap((link) => elementOf(link) ?? []) : [];
    known = new Set(links.map((link) => link.dataset.thing));
    mark("is-chosen", ids);
    // What the edit that is told of has changed, be it one's own or somebody else's.
    const {touched = ""} = /** @type {HTMLElement} */ (root.querySelector("#here")).dataset;
    mark("is-touched", new Set(touched.split(" ").filter(Boolean)));
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("#things [data-thing]"))) {
      const isHere = ids.has(one.dataset.thing ?? "");
      if (one.classList.toggle("tree__item--here", isHere)) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
  }

  /**
   * @param {string} as
   * @param {ReadonlySet<string>} ids
   */
  function mark(as, ids) {
    for (const one of root.querySelectorAll(`#stage .${as}`)) one.classList.remove(as);
    if (!ids.size) return;
    for (const link of links) if (ids.has(link.dataset.thing ?? "")) elementOf(link)?.classList.add(as);
  }

  const chosenIds = () => (root.dataset.chosen ?? "").split(" ").filter(Boolean);

  /**
   * @param {HTMLElement} link
   * @returns {HTMLElement[]} What its thing stands in, the innermost first.
   */
  function around(link) {
    const found = [];
    for (let item = link.closest("li")?.parentElement?.closest("li"); item; item = item.parentElement?.closest("li")) {
      const own = /** @type {HTMLElement | null} */ (item.querySelector(":scope > [data-thing]"));
      if (own && CONTAINERS.includes(own.dataset.section ?? "")) found.push(own);
    }
    return found;
  }

  refresh();
  return {
    refresh,
    elementOf,
    chosenIds,
    chosen: () => chosen,
    links: () => links,
    homes,
    around,
    /** What has been placed, pasted or copied just now, where it is drawn. */
    come: () => come,

    /** @param {HTMLElement} link What stands in its thing, however deep. */
    inside: (link) => /** @type {HTMLElement[]} */ ([...(link.closest("li")?.querySelectorAll(":scope ul a[data-element]") ?? [])]),

    movable: [...homes.keys(), "vpcs"],

    /** @param {EventTarget | null} target The thing that is drawn there. */
    at(target) {
      for (let element = target instanceof Element ? target.closest("[id]") : null; element; element = element.parentElement?.closest("[id]") ?? null) {
        const link = byElement.get(element.id);
        if (link) return link;
      }
      return undefined;
    },

    /** @param {readonly string[]} sections Where each of their things is in the window. */
    boxes(sections) {
      return links.filter((link) => sections.includes(link.dataset.section ?? "")).flatMap((link) => {
        const element = elementOf(link);
        return element ? [{id: link.dataset.thing ?? "", section: link.dataset.section ?? "", box: frameOf(element).getBoundingClientRect()}] : [];
      });
    },
  };
}

/** @param {SVGGraphicsElement} element What of it stands for the whole: a card without what sits on its edge. */
export const frameOf = (element) => /** @type {SVGGraphicsElement} */ (element.querySelector(":scope > .card") ?? element);

/**
 * @param {SVGGraphicsElement} element
 * @returns {Point} Where it stands, in units of the drawing.
 */
export function cornerOf(element) {
  const {x, y} = frameOf(element).getBBox();
  const [moved] = [...element.transform.baseVal];
  return {x: x + (moved?.matrix.e ?? 0), y: y + (moved?.matrix.f ?? 0)};
}
