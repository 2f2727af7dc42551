/**
 * How does a page find a thing, or whatever can be done on it, by a few letters?
 *
 *     <button data-opens="find" hidden>Find</button>
 *     <button data-also="fit">, <a href> …               each that can be pressed now is found by what it is called, and by what stands there
 *     <details data-share> …  or data-save-as            what is in a closed menu is found, too
 *     <details data-group> … so is what is in a closed part of the palette
 */

import {foundBy, matchesOf} from "../state/finding.js";

const MOST_SHOWN = 12;
const CONTROLS = "a[href], button:not([disabled])";
/** What is pressed where it stands, or makes no sense from afar. */
const LEFT_OUT = "dialog *, .wordmark, .skip-link, [data-opens], [data-crowd], [tabindex='-1']:not([role=treeitem]), .rules *, #transport li *, #inspector li *, form[data-saves] *";

const MENU = "details:is([data-share], [data-save-as])";
const GROUP = "details[data-group]";

/** @typedef {{words: string, also: string, press: () => void}} Deed */

/**
 * Make the dialog, once for as long as the page stands.
 *
 * @param {HTMLElement} root The part of the page in which is looked for.
 * @param {() => Promise<readonly Deed[]>} more Gives what does not stand there, and is found all the same.
 * @returns {{open: () => void}}
 */
export function mountFind(root, more) {
  const dialog = document.createElement("dialog");
  dialog.className = "sheet find";
  dialog.id = "find";
  dialog.setAttribute("aria-label", "Find");
  const field = document.createElement("input");
  field.id = "find-field";
  field.type = "text";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.placeholder = "A thing, or what to do";
  const list = document.createElement("ul");
  list.id = "find-list";
  list.className = "find__list";
  const none = document.createElement("p");
  none.className = "find__none";
  none.setAttribute("role", "status");
  for (const [name, value] of Object.entries({role: "combobox", "aria-expanded": "true", "aria-controls": "find-list", "aria-autocomplete": "list", "aria-label": "A thing, or what to do"})) field.setAttribute(name, value);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Found");
  dialog.append(field, list, none);
  document.body.append(dialog);

  /** @type {readonly Deed[]} */
  let deeds = [];
  /** @type {readonly Deed[]} */
  let found = [];
  let at = 0;

  function paint() {
    list.replaceChildren(...found.map((deed, index) => {
      const row = document.createElement("li");
      row.id = `find-${index}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", String(index === at));
      row.textContent = [deed.words, foundBy(deed, field.value)].filter(Boolean).join(" · ");
      row.addEventListener("click", () => take(index));
      return row;
    }));
    list.hidden = !found.length;
    field.setAttribute("aria-activedescendant", found.length ? `find-${at}` : "");
    none.textContent = found.length ? "" : "Nothing here is called so.";
    list.children[at]?.scrollIntoView({block: "nearest"});
  }

  function look() {
    found = matchesOf(deeds, field.value, MOST_SHOWN);
    at = 0;
    paint();
  }

  /** @param {number} index */
  function take(index) {
    const deed = found[index];
    dialog.close();
    deed?.press();
  }

  field.addEventListener("input", look);
  field.addEventListener("keydown", (event) => {
    const stride = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (stride && found.length) at = (at + stride + found.length) % found.length;
    else if (event.key === "Enter") take(at);
    else return;
    event.preventDefault();
    if (stride) paint();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  function open() {
    if (dialog.open) return;
    deeds = deedsOf(root);
    field.value = "";
    dialog.showModal();
    look();
    void more().then((others) => {
      deeds = [...deeds, ...others];
      if (dialog.open && others.length) look();
    }, () => undefined);
  }

  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-opens="find"]'))) {
    button.hidden = false;
    button.addEventListener("click", open);
  }
  return {open};
}

/**
 * Gather what can be pressed in a part of the page, each once.
 *
 * @param {HTMLElement} root
 * @returns {Deed[]}
 */
function deedsOf(root) {
  /** @type {Map<string, Deed>} */
  const deeds = new Map();
  for (const control of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(CONTROLS))) {
    const words = wordsOf(control);
    if (!words || deeds.has(words) || control.matches(LEFT_OUT) || !isThere(control)) continue;
    deeds.set(words, {words, also: control.dataset.also ?? "", press: () => press(control)});
  }
  return [...deeds.values()];
}

/** @param {HTMLElement} control Whether it can be pressed: it is in view, or in a menu that can be opened. */
function isThere(control) {
  if (control.checkVisibility()) return true;
  return [MENU, GROUP].some((one) => control.closest(one)?.checkVisibility()) && !control.closest("[hidden]");
}

/** @param {HTMLElement} control */
function press(control) {
  const menu = /** @type {HTMLDetailsElement | null} */ (control.closest(MENU));
  // What has been done there is told there.
  if (menu) menu.open = true;
  control.click();
}

/** @param {HTMLElement} control */
function wordsOf(control) {
  const menu = control.closest(MENU)?.querySelector("summary")?.textContent;
  return [menu, called(control)].filter(Boolean).join(": ");
}

/** @param {HTMLElement} control */
function called(control) {
  const said = control.getAttribute("aria-label") ?? (control.matches("[data-tool]") ? control.title : control.textContent);
  return (said ?? "").replace(/\s+/g, " ").trim();
}
