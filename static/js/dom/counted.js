/**
 * How is found what the outline only counts?
 *
 *     <ul id="things" data-counted="…/counted.json"> … <a data-crowd="s2" aria-expanded="false">500 instances</a> </ul>
 */

import {withParameter} from "../state/address.js";

/** @typedef {{id: string, name: string, also: string, subnet: string}} Counted */

/**
 * Ask for it, and give each with what is done once it has been found: it is chosen, and its subnet listed.
 *
 * @param {HTMLElement} root
 * @returns {Promise<import("./find.js").Deed[]>}
 */
export async function findCounted(root) {
  const things = /** @type {HTMLElement} */ (root.querySelector("#things"));
  const crowds = /** @type {HTMLElement[]} */ ([...things.querySelectorAll('[data-crowd][aria-expanded="false"]')]);
  if (!crowds.length) return [];
  const subnets = crowds.map((crowd) => crowd.dataset.crowd ?? "").join(" ");
  const answer = await fetch(withParameter(things.dataset.counted ?? "", "in", subnets));
  /** @type {{things: Counted[]}} */
  const counted = answer.ok ? await answer.json() : {things: []};
  const lines = /** @type {HTMLElement[]} */ ([...things.querySelectorAll("[data-thing]")]);
  const listed = new Set(lines.map((line) => line.dataset.thing));
  const others = counted.things.filter(({id}) => !listed.has(id));
  return others.map(({id, name, also, subnet}) => ({words: name, also, press: () => choose(root, things, id, subnet)}));
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} things
 * @param {string} id
 * @param {string} subnet
 */
function choose(root, things, id, subnet) {
  // The tree leaves alone whoever is in it, and is to show what has been found.
  if (things.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
  const {choosing = ""} = /** @type {HTMLElement} */ (root.querySelector("#here")).dataset;
  const before = new URLSearchParams(choosing.split("?")[1]).get("listed") ?? "";
  const path = withParameter(choosing + encodeURIComponent(id), "listed", [before, subnet].filter(Boolean).join(" "));
  /** @type {any} */ (window).htmx.ajax("GET", path, {source: things});
}
