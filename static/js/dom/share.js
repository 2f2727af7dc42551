/**
 * How does a page hand out what can be taken along of a step: its link, its text, its picture?
 *
 *     <div data-file-stem="what-a-file-is-called"> <details data-share> <summary>Share</summary>
 *       <a data-share-page="step.txt" data-copies="text" href="/lessons/…/step.txt?…">…</a>   copied instead of opened: text or link
 *       <a data-share-page="step.svg" data-share-picture href="…">…</a>
 *       <li hidden data-share-script> <button data-share-png="copy">…</button> </li>           or save; made of the picture
 *       <p data-share-status role="status"></p> <textarea data-share-text readonly hidden></textarea>
 *     </details> </div>
 */

import {isPlainClick} from "./click.js";
import {wirePicture} from "./picture.js";

/**
 * Wire the menu of a page; without one there is nothing to wire.
 *
 * @param {HTMLElement} root
 * @param {string} which The menu: that of a walk follows its steps, and is wired with each walk.
 * @returns {{kept: () => Record<string, string>, paintLinks: (address: string) => void}} It chooses nothing; its links follow the step.
 */
export function wireShare(root, which = "[data-share]") {
  const menu = /** @type {HTMLDetailsElement | null} */ (root.querySelector(which));
  if (!menu) return {kept: () => ({}), paintLinks() {}};
  const status = /** @type {HTMLElement} */ (menu.querySelector("[data-share-status]"));
  const byHand = /** @type {HTMLTextAreaElement} */ (menu.querySelector("[data-share-text]"));
  const summary = /** @type {HTMLElement} */ (menu.querySelector("summary"));

  /** @param {string} says */
  const say = (says) => {
    byHand.hidden = true;
    status.textContent = says;
  };

  /** @param {string} text */
  const offerByHand = (text) => {
    say("The browser lets no page copy here. Copy it by hand:");
    byHand.value = text;
    byHand.hidden = false;
    byHand.focus();
    byHand.select();
  };

  /** @param {HTMLAnchorElement} link */
  const copy = async (link) => {
    const text = link.dataset.copies === "link" ? link.href : await read(link.href);
    try {
      await navigator.clipboard.writeText(text);
      say("Copied");
    } catch {
      offerByHand(text);
    }
  };

  wirePicture(menu, () => root.dataset.fileStem ?? "", say);

  menu.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : menu;
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("[data-copies]"));
    if (link && isPlainClick(event)) {
      event.preventDefault();
      copy(link).catch(() => say("Not copied: no connection"));
    }
  });
  menu.addEventListener("toggle", () => say(""));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    summary.focus();
  });
  root.addEventListener("pointerdown", (event) => {
    if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });

  return {
    kept: () => ({}),
    paintLinks(address) {
      const {href, search} = new URL(address, location.href);
      for (const one of /** @type {NodeListOf<HTMLAnchorElement>} */ (menu.querySelectorAll("[data-share-page]"))) {
        one.href = new URL((one.dataset.sharePage ?? "") + search, new URL(".", href)).href;
      }
      for (const one of /** @type {NodeListOf<HTMLAnchorElement>} */ (menu.querySelectorAll("[data-share-frame]"))) one.search = search;
      say("");
    },
  };
}

/**
 * @param {string} address
 * @returns {Promise<string>}
 */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}
