/**
 * How is the outline of the editor walked through by keys, and what does it tell the ear of each line?
 *
 *     <ul id="things" class="tree"> <li> <a class="tree__item" data-thing="s1" href="…">Subnet s1</a> <ul> <li> … </li> </ul> </li>
 *       <li> <a class="tree__item" data-crowd="s2" aria-expanded="false" href="…&open=s2">500 instances</a> </li> </ul>
 *
 * Without a script they are links, one after the other. With one they are the lines of a tree: the tab key reaches one of
 * them, the arrows lead to the others.
 */

import {lineThatBegins} from "../state/seeking.js";

const LINE = ".tree__item";
const PAUSE_MILLISECONDS = 1_000;

/** @typedef {{toggle: (id: string) => void, nudge: (event: KeyboardEvent) => boolean, areSingleKeysOn: () => boolean}} Deeds */

/**
 * @param {HTMLElement} root With `data-chosen`, the ids of what is chosen.
 * @param {Deeds} deeds What is done with a thing from here: chosen beside others, or moved; and whether a letter is a key of
 *   the page, so that it needs Shift to seek a line.
 * @returns {{refresh: () => void}} Told when the lines, or what is chosen, have become others.
 */
export function wireTree(root, {toggle, nudge, areSingleKeysOn}) {
  const tree = /** @type {HTMLElement} */ (root.querySelector("#things"));
  /** @type {HTMLElement | undefined} */
  let reached;
  let typed = "";
  let typedAt = -Infinity;
  /** @type {HTMLElement[]} */
  let selected = [];
  /** What was chosen when the tree was looked at last: whoever scrolls it then is left alone. */
  let shown = "";
  tree.setAttribute("role", "tree");
  tree.setAttribute("aria-multiselectable", "true");

  /** @param {HTMLElement | undefined} line */
  function reach(line) {
    if (reached && reached !== line) reached.tabIndex = -1;
    reached = line;
    if (reached) reached.tabIndex = 0;
  }

  /** @param {HTMLElement | null | undefined} line */
  function goTo(line) {
    if (!line) return;
    reach(line);
    line.focus({preventScroll: true});
    line.scrollIntoView({block: "nearest"});
  }

  const seen = () => /** @type {HTMLElement[]} */ ([...tree.querySelectorAll(LINE)]).filter((line) => !line.closest("[hidden]"));

  function refresh() {
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (tree.querySelectorAll(`${LINE}:not([role])`))) begin(line);
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (tree.querySelectorAll(`${LINE}:not([data-crowd])`))) {
      const below = listOf(line);
      if (!below === line.hasAttribute("aria-expanded")) below ? spread(line, true) : line.removeAttribute("aria-expanded");
    }
    const ids = new Set((root.dataset.chosen ?? "").split(" ").filter(Boolean));
    const now = [...ids].join(" ");
    for (const line of selected) line.setAttribute("aria-selected", "false");
    selected = [...ids].flatMap((id) => /** @type {HTMLElement[]} */ ([...tree.querySelectorAll(`[data-thing="${CSS.escape(id)}"]`)]));
    for (const line of selected) line.setAttribute("aria-selected", "true");
    const again = reached?.dataset.crowd && !reached.isConnected ? document.getElementById(reached.id) : null;
    // Its own line is another once all that it counts are listed.
    if (again && now === shown && document.activeElement === document.body) goTo(again);
    if (tree.contains(document.activeElement)) return;
    // Whoever comes in comes to what is chosen.
    if (selected.length) reach(selected[0]);
    else if (!reached?.isConnected) reach(seen()[0]);
    for (let line = selected[0] && above(selected[0]); line; line = above(line)) if (line.ariaExpanded === "false") spread(line, true);
    // The map below the tree takes its room last.
    if (now !== shown) requestAnimationFrame(() => show(selected[0]));
    shown = now;
  }

  /** @param {HTMLElement | undefined} line Bring it into view, and let nothing move but the tree. */
  function show(line) {
    if (!line) return;
    const [own, all] = [line.getBoundingClientRect(), tree.getBoundingClientRect()];
    if (own.top < all.top || own.bottom > all.bottom) tree.scrollTop += own.top - all.top - (all.height - own.height) / 2;
  }

  tree.addEventListener("focusin", (event) => {
    const line = event.target instanceof Element && event.target.closest(LINE);
    if (line) reach(/** @type {HTMLElement} */ (line));
  });

  tree.addEventListener("keydown", (event) => {
    const line = event.target;
    if (!(line instanceof HTMLElement) || !line.matches(LINE) || event.altKey || event.metaKey || event.isComposing) return;
    if (!(event.ctrlKey ? nudge(event) : press(line, event))) return;
    event.preventDefault();
    event.stopPropagation();
  });

  /**
   * @param {HTMLElement} line
   * @param {KeyboardEvent} event
   */
  function press(line, {key, shiftKey, timeStamp}) {
    if (key.length === 1 && key !== " ") return seek(line, key, shiftKey, timeStamp);
    if (shiftKey) return false;
    const lines = seen();
    const index = lines.indexOf(line);
    switch (key) {
      case "ArrowDown": goTo(lines[index + 1]); return true;
      case "ArrowUp": goTo(lines[index - 1]); return true;
      case "Home": goTo(lines[0]); return true;
      case "End": goTo(lines[lines.length - 1]); return true;
      case "ArrowRight":
        if (line.ariaExpanded === "false") spread(line, true);
        else if (listOf(line)) goTo(lines[index + 1]);
        return true;
      case "ArrowLeft":
        if (line.ariaExpanded === "true") spread(line, false);
        else goTo(above(line));
        return true;
      case "Enter":
        if (line.hasAttribute("href")) return false;
        if (line.ariaExpanded) spread(line, line.ariaExpanded === "false");
        return true;
      case " ":
        if (line.dataset.thing) toggle(line.dataset.thing);
        return true;
      default: return false;
    }
  }

  /**
   * Go to the next line that begins with what is typed. A letter with Shift begins; what follows at once goes on.
   *
   * @param {HTMLElement} line
   * @param {string} letter
   * @param {boolean} isShifted
   * @param {number} now
   */
  function seek(line, letter, isShifted, now) {
    const goesOn = now - typedAt < PAUSE_MILLISECONDS;
    if (!goesOn && areSingleKeysOn() && !(isShifted && letter.toLowerCase() !== letter.toUpperCase())) return false;
    typed = goesOn ? typed + letter : letter;
    typedAt = now;
    const lines = seen();
    goTo(lines[lineThatBegins(lines.map((one) => one.textContent ?? ""), lines.indexOf(line), typed)]);
    return true;
  }

  refresh();
  return {refresh};
}

/** @param {HTMLElement} line That has just come. */
function begin(line) {
  line.setAttribute("role", "treeitem");
  line.tabIndex = -1;
  const outer = above(line);
  line.setAttribute("aria-level", String(Number(outer?.getAttribute("aria-level") ?? 0) + 1));
  if (line.dataset.thing) line.setAttribute("aria-selected", "false");
  line.parentElement?.setAttribute("role", "none");
  const below = listOf(line);
  below?.setAttribute("role", "group");
}

/**
 * Open a line or close it; what the server has to list first is asked of it.
 *
 * @param {HTMLElement} line
 * @param {boolean} isOpen
 */
function spread(line, isOpen) {
  if (line.dataset.crowd) return line.click();
  line.setAttribute("aria-expanded", String(isOpen));
  const below = listOf(line);
  below?.setAttribute("role", "group");
  if (below) below.hidden = !isOpen;
}

/** @param {HTMLElement} line */
const listOf = (line) => /** @type {HTMLElement | null} */ (line.parentElement?.querySelector(":scope > ul") ?? null);

/** @param {HTMLElement} line @returns {HTMLElement | null | undefined} */
const above = (line) => line.parentElement?.parentElement?.closest("li")?.querySelector(LINE);
