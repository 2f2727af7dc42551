/**
 * How does the editor show what others have done meanwhile?
 *
 *     <div data-editor data-base="7" data-edits="/ws/diagrams/…/edits/"> <a id="refresh" href="…?chosen=a" hidden></a> <p id="others" hidden></p> </div>
 */

import {waitBefore} from "../state/reconnecting.js";
import {connect} from "./socket.js";

/**
 * Listen for other people's edits, for as long as the page stands.
 *
 * @param {HTMLElement} root The editor.
 * @param {() => boolean} isAwaiting Whether an answer of the server's is awaited, which may tell the same.
 * @returns {{renew: () => void}} `renew` shows the latest revision, once nothing is typed any more.
 */
export function listenForOthers(root, isAwaiting) {
  let latest = 0;
  let happened = "Somebody has edited the drawing";
  let isStale = false;
  /** How often in a row the latest revision was asked for without an answer. */
  let attempt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  document.addEventListener("htmx:afterRequest", (event) => {
    const {successful, elt} = /** @type {CustomEvent} */ (event).detail;
    // Once the answer stands.
    if (successful) attempt = 0;
    else if (elt.id === "refresh") isStale = true;
    clearTimeout(timer);
    timer = setTimeout(refresh, successful ? 0 : waitBefore(attempt++, Math.random()));
  });
  document.addEventListener("focusout", () => setTimeout(refresh));

  connect(() => root.dataset.edits ?? "", {
    opened() { say(""); },
    told({revision, person}) {
      if (person) happened = person === root.dataset.person ? "You have edited the drawing in another tab" : `${person} has edited the drawing`;
      latest = Math.max(latest, revision);
      refresh();
    },
    lost(willRetry) {
      say(willRetry ? "Not connected: what others do shows once the server answers again." : "This link does not lead here any more.");
    },
  });

  return {
    renew() {
      isStale = true;
      refresh();
    },
  };

  function refresh() {
    if (isAwaiting() || !(isStale || latest > Number(root.dataset.base))) return;
    // What somebody is typing is not taken from under their hands.
    if (isTyping()) return say(`${happened}; it is shown once you leave this field.`);
    isStale = false;
    /** @type {HTMLAnchorElement} */ (root.querySelector("#refresh")).click();
  }

  function isTyping() {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    return field instanceof HTMLInputElement && field.value !== field.defaultValue;
  }

  /** @param {string} words */
  function say(words) {
    const told = /** @type {HTMLElement} */ (root.querySelector("#others"));
    told.textContent = words;
    told.hidden = !words;
  }
}
