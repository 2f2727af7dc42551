/**
 * How are things copied, cut and pasted, here or from one drawing to another?
 *
 *     <a id="copy" href="…/things.yaml?chosen=a">Copy</a> <button id="cut" hidden>Cut</button>
 *
 * What is taken along is a piece of a topology file; it lies on the clipboard as text where the browser lets a page put it
 * there, and in this browser's store in any case.
 */

import {recall, remember} from "./keeping.js";

const KEPT_AS = "taken-along";
const FIRST_LINE = "format:";

/**
 * @param {HTMLElement} root
 * @param {(fields: Record<string, string>) => void} send
 * @param {(selector: string) => boolean} press
 * @returns {{refresh: () => void}} Told when the inspector has become another.
 */
export function wireClipboard(root, send, press) {
  /** @param {EventTarget | null} target */
  const isInField = (target) => target instanceof Element && Boolean(target.closest("input, select, textarea, dialog[open]"));

  /** @param {string} words */
  function say(words) {
    const says = root.querySelector(".status__says");
    if (says) says.textContent = words;
  }

  /** Take the chosen things along; false where nothing is chosen, or nothing came. */
  async function copy() {
    const link = /** @type {HTMLAnchorElement | null} */ (root.querySelector("#copy"));
    if (!link) return false;
    try {
      const answer = await fetch(link.href);
      const text = await answer.text();
      if (!answer.ok) {
        say(text.trim());
        return false;
      }
      remember(KEPT_AS, text);
      await navigator.clipboard?.writeText(text).catch(() => undefined);
      say("Copied, with all that stands in it.");
      return true;
    } catch {
      say("The server did not answer: nothing was copied.");
      return false;
    }
  }

  async function cut() {
    if (await copy()) press("#delete");
  }

  /** @param {string} text */
  function paste(text) {
    const brought = text.trim() ? text : recall(KEPT_AS) ?? "";
    if (!brought) return say("There is nothing to paste: copy some things first.");
    const field = /** @type {HTMLInputElement | null} */ (root.querySelector('#paste-part [name="into"]'));
    send({do: "paste", text: brought, into: field?.value ?? ""});
  }

  document.addEventListener("copy", (event) => {
    if (isInField(event.target) || String(getSelection())) return;
    event.preventDefault();
    void copy();
  });
  document.addEventListener("cut", (event) => {
    if (isInField(event.target)) return;
    event.preventDefault();
    void cut();
  });
  document.addEventListener("paste", (event) => {
    if (isInField(event.target)) return;
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    paste(text.includes(FIRST_LINE) || !recall(KEPT_AS) ? text : "");
  });
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("#copy, #cut");
    if (!button) return;
    event.preventDefault();
    void (button.id === "copy" ? copy() : cut());
  });

  function refresh() {
    const button = /** @type {HTMLElement | null} */ (root.querySelector("#cut"));
    if (button) button.hidden = false;
  }

  refresh();
  return {refresh};
}
