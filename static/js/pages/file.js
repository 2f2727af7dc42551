/** The page that a walk is kept as: one step at a time, by keys, buttons and slider, without a server. */

import {composeOverlay} from "../state/overlay.js";

const SVG = "http://www.w3.org/2000/svg";
/** @type {Readonly<Record<string, string>>} */
const KEYS = {ArrowLeft: "back", ArrowRight: "next", Home: "first", End: "last"};

const file = /** @type {HTMLElement} */ (document.querySelector("#file"));
const steps = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#steps > li")]);
const slider = /** @type {HTMLInputElement} */ (document.querySelector("#slider"));
const count = /** @type {HTMLElement} */ (document.querySelector("#count"));
const stage = /** @type {HTMLElement} */ (document.querySelector(".file__stage"));
const moves = /** @type {HTMLElement} */ (document.querySelector("#moves"));
const [under, over] = ["#ly-hi", "#ly-packet"].map((id) => /** @type {Element} */ (document.querySelector(id)));
const log = new Map(steps.map((step, index) => [index + 1, {place: step.dataset.place ?? "", ...piecesOf(step)}]));
const {real = "1"} = file.dataset;
let at = 0;

/** @param {HTMLElement} step */
function piecesOf(step) {
  const {content} = /** @type {HTMLTemplateElement} */ (step.querySelector("template"));
  const [trail, footprint, lit, packet] = ["trail", "footprint", "lit", "packet"].map((key) => content.querySelector(`[data-key="${key}"]`)?.innerHTML ?? "");
  return {trail, footprint, lit, packet};
}

/** @param {string} markup */
function read(markup) {
  const around = document.createElementNS(SVG, "svg");
  around.innerHTML = markup;
  return [...around.children];
}

/** @param {number} number */
function show(number) {
  const wanted = Math.max(1, Math.min(number, steps.length));
  if (wanted === at) return;
  steps[at - 1]?.removeAttribute("data-is-now");
  at = wanted;
  steps[at - 1].setAttribute("data-is-now", "");
  const shown = composeOverlay(log, at);
  if (!shown) return;
  under.replaceChildren(...shown.under.flatMap(read));
  over.replaceChildren(...read(shown.packet));
  slider.value = String(at);
  count.textContent = `${at} / ${real}`;
  history.replaceState(null, "", `#at-${at}`);
  follow();
}

/** Of a drawing that is larger than its frame the packet is in view, and what is said of it. */
function follow() {
  const packet = over.firstElementChild?.getBoundingClientRect();
  const frame = stage.getBoundingClientRect();
  if (packet) stage.scrollBy(packet.left - frame.left - (frame.width - packet.width) / 2, packet.top - frame.top - (frame.height - packet.height) / 2);
}

/** @param {string} move */
function go(move) {
  show({first: 1, back: at - 1, next: at + 1, last: at < Number(real) ? Number(real) : steps.length}[move] ?? at);
  const said = steps[at - 1].querySelector(".transport__sentence");
  // Whoever reads further down is left there.
  if (said && said.getBoundingClientRect().bottom > innerHeight - moves.offsetHeight) said.scrollIntoView({block: "nearest"});
}

/** The step that the address names, or with which the file was made. */
function asked() {
  return Number(/^#(?:at|step)-(\d+)$/.exec(location.hash)?.[1] ?? file.dataset.at);
}

file.dataset.hasScript = "";
moves.hidden = false;
slider.max = String(steps.length);
count.setAttribute("aria-live", "polite");
moves.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-move]");
  if (button) go(/** @type {HTMLElement} */ (button).dataset.move ?? "");
});
slider.addEventListener("input", () => show(Number(slider.value)));
addEventListener("hashchange", () => show(asked()));
addEventListener("keydown", (event) => {
  const move = KEYS[event.key];
  if (!move || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target === slider) return;
  event.preventDefault();
  go(move);
});
show(asked());
