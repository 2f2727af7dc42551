/**
 * How does a text show the numbers of its lines, and which of them are wrong?
 *
 *     <ol id="text-problems"> <li> <a href="#text-area" data-line="7">Line 7</a>: <span>…</span> </li> … </ol>
 *     <div class="text__lines"> <div id="text-gutter" aria-hidden="true" hidden></div> <textarea id="text-area">…</textarea> </div>
 *
 * The numbers are for the eye alone: whoever listens has the list, whose links lead to the lines.
 */

import {lineAt, numbersOf, rangeOf} from "../state/lines.js";

/** @typedef {{line: number, says: string}} Wrong */

/**
 * @param {HTMLElement} root
 * @returns {{refresh: () => void, wrongAt: (line: number) => string, mark: () => void}} `refresh` is told when the panel has become another,
 *   `mark` when the cursor has moved, or other lines are wrong; `wrongAt` says what is wrong with a line.
 */
export function wireGutter(root) {
  const area = () => /** @type {HTMLTextAreaElement | null} */ (root.querySelector("#text-area"));
  const gutter = () => /** @type {HTMLElement} */ (root.querySelector("#text-gutter"));
  let count = 0;

  /** @returns {Wrong[]} */
  function wrong() {
    const links = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("#text-problems [data-line]"));
    return [...links].map((link) => ({line: Number(link.dataset.line), says: link.parentElement?.querySelector("span")?.textContent ?? ""}));
  }

  /** @param {number} line */
  const wrongAt = (line) => wrong().filter((one) => one.line === line).map(({says}) => says).join("; ");

  function number() {
    const text = area();
    if (!text) return;
    const lines = text.value.split("\n").length;
    const numbers = /** @type {HTMLElement} */ (gutter().firstElementChild);
    if (lines !== count || !numbers.textContent) numbers.textContent = numbersOf(lines);
    count = lines;
    scroll();
  }

  function scroll() {
    const text = area();
    if (!text) return;
    for (const one of /** @type {HTMLCollectionOf<HTMLElement>} */ (gutter().children)) one.style.transform = `translateY(${-text.scrollTop}px)`;
  }

  function mark() {
    const text = area();
    if (!text) return;
    const marks = /** @type {HTMLElement} */ (gutter().lastElementChild);
    const here = document.activeElement === text ? [markOf(text, lineAt(text.value, text.selectionStart), "here", "")] : [];
    const lines = [...new Set(wrong().map(({line}) => line))];
    marks.replaceChildren(...here, ...lines.map((line) => markOf(text, line, "wrong", wrongAt(line))));
  }

  /** @param {number} line */
  function goTo(line) {
    const text = area();
    if (!text) return;
    text.focus();
    const [start, end] = rangeOf(text.value, line);
    text.setSelectionRange(start, end);
    text.scrollTop = Math.max(0, (line - 4) * heightOf(text));
    text.scrollLeft = 0;
  }

  root.addEventListener("input", ({target}) => { if (target === area()) number(); });
  root.addEventListener("scroll", ({target}) => { if (target === area()) scroll(); }, {capture: true});
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element && /** @type {HTMLElement | null} */ (event.target.closest("#text [data-line]"));
    if (!link) return;
    event.preventDefault();
    goTo(Number(link.dataset.line));
  });
  function refresh() {
    const text = area();
    if (!text) return;
    if (!gutter().firstElementChild) gutter().append(document.createElement("pre"), document.createElement("div"));
    gutter().hidden = false;
    number();
    mark();
  }

  refresh();
  return {refresh, wrongAt, mark};
}

/** @param {HTMLTextAreaElement} text */
const heightOf = (text) => parseFloat(getComputedStyle(text).lineHeight) || 18;

/**
 * @param {HTMLTextAreaElement} text
 * @param {number} line
 * @param {string} kind
 * @param {string} says
 */
function markOf(text, line, kind, says) {
  const mark = document.createElement("span");
  mark.className = `text__mark text__mark--${kind}`;
  mark.dataset.line = String(line);
  mark.title = says;
  mark.style.top = `${(line - 1) * heightOf(text)}px`;
  return mark;
}
