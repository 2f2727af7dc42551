/**
 * How does the page of the editor take over what the server says, without drawing anew what has not changed?
 *
 *     <div id="editor" data-drawn="7"> … <g data-camera data-parts><!--drawing-->…<!--/drawing--></g> <!--overlay-->…<!--/overlay-->
 *       <ul id="things" data-parts><!--things-->…<!--/things--></ul> … </div>
 *
 * The small parts are put in the place of those that stand there; these three, which may hold thousands of things, are cut
 * out of the answer before it is read. The server leaves them out where the page has told that it has them.
 */

import {withParameter} from "../state/address.js";
import {attributesOf} from "../state/units.js";
import {isPlainClick} from "./click.js";
import {swapParts} from "./parts.js";
import {patch, setAttributes} from "./patch.js";

const HEADER = "X-Drawn";

/**
 * @param {HTMLElement} root
 * @param {(overlay: string | undefined) => void} renewed Told once everything stands; and what lies over the drawing, if
 *   that was drawn.
 * @returns {{isAwaiting: () => boolean, whenIdle: (deed: () => void) => void}} What is done while an answer is awaited is done once it is there: what
 *   it would press may be another by then.
 */
export function listenForRenewal(root, renewed) {
  const things = /** @type {HTMLElement} */ (root.querySelector("#things"));
  const moves = /** @type {HTMLFormElement} */ (root.querySelector("#moves"));
  /** @type {ReturnType<typeof readAnswer> | undefined} */
  let answer;
  let awaited = 0;
  /** @type {(() => void)[]} */
  const waiting = [];

  // What is asked for while an answer is awaited may stand no longer once that is there; it is asked for all the same.
  document.addEventListener("htmx:confirm", (event) => {
    const {elt, path, verb, triggeringEvent, issueRequest} = /** @type {CustomEvent} */ (event).detail;
    if (!awaited || elt === moves || elt.matches("[data-checks]")) return;
    event.preventDefault();
    const values = elt instanceof HTMLFormElement ? Object.fromEntries(new FormData(elt, triggeringEvent?.submitter)) : {};
    waiting.push(() => {
      if (elt.isConnected) issueRequest(true);
      else /** @type {any} */ (window).htmx.ajax(verb, path, {source: things, values});
    });
  });
  // However a request ends, and whether what asked for it still stands, the browser tells of its end. A check changes
  // nothing that could be waited for.
  document.addEventListener("htmx:beforeSend", (event) => {
    const {elt, xhr} = /** @type {CustomEvent} */ (event).detail;
    if (elt.matches("[data-checks]")) return;
    awaited += 1;
    xhr.addEventListener("loadend", () => {
      awaited -= 1;
      // What is pressed by it may be awaited in its turn; then the others go on waiting.
      setTimeout(() => { while (!awaited && waiting.length) waiting.shift()?.(); });
    }, {once: true});
  });

  // The outline was drawn when something else may have stood beside the drawing than does now.
  things.addEventListener("click", (event) => {
    const link = event.target instanceof Element && /** @type {HTMLElement | null} */ (event.target.closest("a[data-thing], a[data-crowd]"));
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    const here = /** @type {HTMLAnchorElement} */ (root.querySelector("#here"));
    const {thing, crowd} = link.dataset;
    const path = thing ? here.dataset.choosing + encodeURIComponent(thing) : withListed(here.search, crowd ?? "");
    /** @type {any} */ (window).htmx.ajax("GET", path, {source: things});
  });

  document.addEventListener("htmx:configRequest", (event) => {
    const {detail} = /** @type {CustomEvent} */ (event);
    detail.headers[HEADER] = root.dataset.drawn;
    // htmx has read the form's address with the page.
    if (detail.elt === moves) detail.path = root.querySelector("#here")?.getAttribute("href");
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const {detail} = /** @type {CustomEvent} */ (event);
    if (detail.requestConfig.elt.matches("[data-checks]")) return;
    answer = detail.shouldSwap ? readAnswer(detail.serverResponse) : undefined;
    // Nothing is left for htmx to put anywhere.
    if (answer) detail.serverResponse = "";
    // Whatever else it is, it is a page of its own.
    else if (detail.shouldSwap) location.reload();
  });

  document.addEventListener("htmx:afterOnLoad", () => {
    if (!answer) return;
    const {tag, frame, title, drawing, overlay, listed, rest} = answer;
    answer = undefined;
    try {
      swapParts(root, new DOMParser().parseFromString(rest, "text/html"));
      if (drawing !== undefined) draw(root, frame, title, drawing);
      if (listed !== undefined) patch(things, listed);
    } catch (error) {
      console.error(error);
      return location.reload();
    }
    setAttributes(root, /** @type {Element} */ (root.cloneNode(false)).outerHTML.replace("</div>", ""), tag);
    /** @type {HTMLInputElement} */ (moves.elements.namedItem("base")).value = root.dataset.base ?? "";
    renewed(overlay);
  });

  return {
    isAwaiting: () => awaited > 0 || waiting.length > 0,
    whenIdle(deed) {
      if (awaited) waiting.push(deed);
      else deed();
    },
  };
}

/**
 * @param {string} query
 * @param {string} crowd Of a subnet, whose many instances are to be listed or, if they are, only counted.
 */
function withListed(query, crowd) {
  const listed = (new URLSearchParams(query).get("listed") ?? "").split(" ").filter(Boolean);
  const others = listed.filter((one) => one !== crowd);
  return withParameter(`${location.pathname}${query}`, "listed", (listed.length === others.length ? [...listed, crowd] : others).join(" "));
}

/**
 * @param {HTMLElement} root
 * @param {string} frame The drawing's own tag.
 * @param {string} title What it is called, as markup.
 * @param {string} drawing
 */
function draw(root, frame, title, drawing) {
  const shown = /** @type {Element} */ (root.querySelector("#stage-drawing"));
  const called = /** @type {Element} */ (shown.querySelector("title"));
  if (called.innerHTML !== title) called.innerHTML = title;
  patch(/** @type {Element} */ (shown.querySelector("[data-camera]")), drawing);
  const wanted = attributesOf(frame);
  for (const one of [shown, /** @type {Element} */ (root.querySelector("#stage-overlay"))]) {
    for (const name of ["width", "height"]) set(one, name, wanted.get(name) ?? "");
  }
  set(shown, "data-waterline", wanted.get("data-waterline") ?? "");
}

/**
 * What is set, be it to what it was, lets a browser lay all of a drawing out again.
 *
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Cut an answer into its parts; nothing where it is not a page of the editor.
 *
 * @param {string} text
 */
function readAnswer(text) {
  const tag = /<div [^>]*id="editor"[^>]*>/.exec(text)?.[0];
  if (!tag) return undefined;
  let rest = text;
  /** @param {string} name */
  const cut = (name) => {
    const [begin, end] = [`<!--${name}-->`, `<!--/${name}-->`].map((mark) => rest.indexOf(mark));
    if (begin < 0 || end < begin) return undefined;
    const inside = rest.slice(begin + name.length + 7, end);
    rest = rest.slice(0, begin) + rest.slice(end);
    return inside;
  };
  const frame = /<svg [^>]*id="stage-drawing"[^>]*>/.exec(text)?.[0] ?? "";
  const title = /<title id="stage-title">([^<]*)</.exec(text)?.[1] ?? "";
  const [drawing, overlay, listed] = ["drawing", "overlay", "things"].map(cut);
  return {tag, frame, title, drawing, overlay, listed, rest};
}
