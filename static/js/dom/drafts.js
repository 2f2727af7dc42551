/**
 * How is nothing lost that has been typed, wherever one goes from there?
 *
 *     <form data-draft="rt routes 0.0.0.0/0" data-drafted="rt" data-saves action="…">     data-saves: it is saved once it is left
 *       <input type="hidden" name="base"> … <button name="do" value="set-entry">Save</button> <button type="reset">Take back</button>
 *     </form>
 *
 * What can be saved is saved when its form is left. The rest is kept until it is: it stands there again whenever its form
 * does, after the page has been loaded anew, too, is told of where that is not in view, and whoever closes the page is
 * asked. What is typed in a form without `data-drafted` is a question: it is kept, too, but there is nothing of it to be
 * saved.
 */

import {changed, followed, noted, read, saved, unsaved, written} from "../state/drafts.js";
import {recall, remember, TAB} from "./keeping.js";
import {wireUnsaved} from "./unsaved.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

const SAVING = ["set", "set-entry"];
const GOING = ["remove", "remove-entry"];
const MOVING = ["raise-entry", "lower-entry"];
/** What leaves a form as it is. */
const OTHERS = [...MOVING, "switch-entry", "duplicate"];
const PAUSE_MILLISECONDS = 300;

/**
 * @param {HTMLElement} root
 * @param {(deed: () => void) => void} whenIdle Does something once no answer is awaited.
 * @param {() => boolean} isAwaiting
 * @returns {{refresh: () => void}} Told when the forms have been written anew.
 */
export function wireDrafts(root, whenIdle, isAwaiting) {
  const keptAs = `drafts ${root.dataset.edits}`;
  let drafts = read(recall(keptAs, TAB) ?? "");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let keeping;
  const told = wireUnsaved(root, (key) => hold(changed(drafts, key, undefined)));
  /** A form that has been left while a button of the mouse, or a finger, is down. @type {HTMLFormElement | undefined} */
  let left;
  let isPressing = false;
  /** A browser tells that a field has changed when it is taken away, too. */
  let isSwapping = false;
  /** What is on its way to the server need not be sent twice. @type {Map<string, string>} */
  const sending = new Map();
  document.documentElement.dataset.drafts = "";

  const forms = () => /** @type {NodeListOf<HTMLFormElement>} */ (root.querySelectorAll("form[data-draft]"));
  /** @param {HTMLFormElement} form */
  const keyOf = (form) => form.dataset.draft ?? "";

  /** @param {import("../state/drafts.js").Drafts} next */
  function hold(next) {
    drafts = next;
    clearTimeout(keeping);
    keeping = setTimeout(keep, PAUSE_MILLISECONDS);
  }

  function keep() {
    clearTimeout(keeping);
    remember(keptAs, written(unsaved(drafts)), TAB);
  }

  /** @param {HTMLFormElement} form */
  function note(form) {
    const fields = fieldsOf(form);
    hold(noted(drafts, keyOf(form), {
      words: form.dataset.drafted ?? "",
      address: form.getAttribute("action") ?? "",
      base: baseOf(form).value,
      saved: valuesOf(fields, usualValue),
      typed: valuesOf(fields, (field) => field.value),
    }));
    mark(form);
  }

  /** @param {HTMLFormElement} form */
  function mark(form) {
    form.toggleAttribute("data-unsaved", drafts.has(keyOf(form)));
  }

  /** Put what was typed back into a form that has been written anew. @param {HTMLFormElement} form */
  function restore(form) {
    const draft = drafts.get(keyOf(form));
    mark(form);
    if (!draft) return;
    baseOf(form).value = draft.base;
    const fields = fieldsOf(form).filter(({name}) => name in draft.typed);
    for (const field of fields) if (field.value !== draft.typed[field.name]) field.value = draft.typed[field.name];
    form.closest("details")?.setAttribute("open", "");
    // It is checked as if it had just been typed.
    fields[0]?.dispatchEvent(new Event("input", {bubbles: true}));
  }

  /** @param {boolean} isAnew Whether the page has been loaded anew since it was typed. */
  function show(isAnew) {
    forms().forEach(restore);
    told.tell(unsaved(drafts), new Set([...forms()].map(keyOf)), isAnew);
  }

  /** @param {HTMLFormElement} form */
  const typedIn = (form) => JSON.stringify(drafts.get(keyOf(form))?.typed);

  /** @param {HTMLFormElement} form */
  function save(form) {
    const fields = fieldsOf(form);
    const button = [...form.elements].find((one) => one instanceof HTMLButtonElement && SAVING.includes(one.value));
    if (!button || !form.isConnected || fields.some((field) => field.ariaInvalid === "true")) return;
    if (!drafts.has(keyOf(form)) || sending.get(keyOf(form)) === typedIn(form)) return;
    /** @type {HTMLButtonElement} */ (button).click();
  }

  for (const kind of ["input", "change"]) {
    root.addEventListener(kind, ({target}) => {
      const form = formOf(target);
      if (form && !isSwapping) note(form);
    });
  }

  // A rule may be known by what changes when it moves: what is typed in it is saved before.
  root.addEventListener("submit", (event) => {
    const form = formOf(event.target);
    const {submitter} = event;
    if (!form || !(submitter instanceof HTMLButtonElement) || !MOVING.includes(submitter.value) || !drafts.has(keyOf(form))) return;
    event.preventDefault();
    event.stopPropagation();
    // A form that is being sent can't be sent otherwise at the same time.
    setTimeout(() => {
      save(form);
      whenIdle(() => {
        const again = /** @type {HTMLButtonElement | null} */ (document.getElementById(submitter.id));
        if (again?.form && !drafts.has(keyOf(again.form))) again.click();
      });
    });
  }, {capture: true});
  root.addEventListener("submit", ({target}) => {
    const form = formOf(target);
    if (form) sending.set(keyOf(form), typedIn(form));
  });
  for (const failed of ["htmx:sendError", "htmx:responseError"]) document.addEventListener(failed, () => sending.clear());

  root.addEventListener("reset", (event) => {
    const form = formOf(event.target);
    if (!form) return;
    event.preventDefault();
    hold(changed(drafts, keyOf(form), undefined));
    whenIdle(() => /** @type {HTMLElement | null} */ (root.querySelector("#here"))?.click());
  });

  root.addEventListener("focusout", ({target, relatedTarget}) => {
    const form = formOf(target);
    if (form?.dataset.saves === undefined || isWith(form, relatedTarget)) return;
    // Whoever turns to another window comes back to the same field.
    if (isPressing) left = form;
    else setTimeout(() => { if (!isWith(form, document.activeElement)) save(form); });
  });

  // What is pressed must still be there when it is let go of; and what that asks for comes after what has been typed.
  document.addEventListener("pointerdown", () => { isPressing = true; }, {capture: true});
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      isPressing = false;
      if (left && !isWith(left, document.activeElement)) save(left);
      left = undefined;
    }, {capture: true});
  }

  // Whoever leaves the page waits for what is being saved.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href][hx-boost='false'], [hx-boost='false'] a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || !isAwaiting() || event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.download) return;
    if (link.closest("#things")) return;
    event.preventDefault();
    whenIdle(() => location.assign(link.href));
  }, {capture: true});

  document.addEventListener("htmx:beforeSwap", (event) => {
    const {requestConfig: {elt, parameters}, xhr} = /** @type {CustomEvent} */ (event).detail;
    if (elt.matches("[data-checks]")) return;
    isSwapping = true;
    setTimeout(() => { isSwapping = false; });
    if (!parameters.do) return;
    const base = /data-base="(\d+)"/.exec(xhr.response)?.[1] ?? "";
    const own = drafts.get(elt.dataset.draft ?? "");
    // Whoever has been told what others have made of it meanwhile may put theirs in its place.
    if (own && xhr.response.includes("data-stands-in-the-way")) hold(changed(drafts, elt.dataset.draft, {...own, base}));
    if (xhr.status >= 400) return;
    const {id = "", "new-id": newId} = parameters;
    if (elt.dataset.draft !== undefined && !OTHERS.includes(parameters.do)) {
      const key = elt.dataset.draft;
      hold(GOING.includes(parameters.do) ? changed(drafts, key, undefined) : saved(drafts, key, {...parameters}, base));
    }
    if (parameters.do === "remove") for (const one of id.split(" ")) hold(followed(drafts, one, "", base));
    if (parameters.do === "set" && newId && newId !== id) hold(followed(drafts, id, newId, base));
  });

  addEventListener("beforeunload", (event) => {
    if (unsaved(drafts).size) event.preventDefault();
  });
  // A phone takes a page away that is out of view, and asks nobody.
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);

  // htmx checks what is typed from then on.
  document.addEventListener("DOMContentLoaded", () => { if (drafts.size) show(true); }, {once: true});

  return {
    refresh() {
      sending.clear();
      show(false);
    },
  };
}

/** @param {EventTarget | null} target */
function formOf(target) {
  const form = target instanceof HTMLFormElement ? target : /** @type {Partial<Field> | null} */ (target)?.form;
  return form?.dataset.draft === undefined ? undefined : form;
}

/**
 * Say whether something belongs to a form: is sent with it, or stands in its row.
 *
 * @param {HTMLFormElement} form
 * @param {EventTarget | null} target
 */
function isWith(form, target) {
  return target instanceof Element && (formOf(target) === form || (form.closest("tr") ?? form).contains(target));
}

/**
 * @param {HTMLFormElement} form
 * @returns {Field[]}
 */
function fieldsOf(form) {
  const isField = (/** @type {Element} */ one) => one.matches("input:not([type='hidden']), select, textarea");
  return /** @type {Field[]} */ ([...form.elements].filter(isField));
}

/** @param {HTMLFormElement} form */
const baseOf = (form) => /** @type {HTMLInputElement} */ (form.elements.namedItem("base") ?? document.createElement("input"));

/**
 * @param {readonly Field[]} fields
 * @param {(field: Field) => string} valueOf
 */
const valuesOf = (fields, valueOf) => Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));

/** @param {Field} field What stood in it when it was written. */
function usualValue(field) {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const options = [...field.options];
  return (options.find((one) => one.defaultSelected) ?? options[0])?.value ?? "";
}
