/**
 * How does a page hand out what can be taken along of a step: its link, its text, its picture?
 *
 *     <details data-share="the-stem-of-a-files-name"> <summary>Share</summary>
 *       <a data-share-page="step.txt" data-copies="text" href="/lessons/…/step.txt?…">…</a>   copied instead of opened: text or link
 *       <a data-share-page="step.svg" data-share-picture href="…">…</a>
 *       <li hidden data-share-script> <button data-share-png="copy">…</button> </li>           or save; made of the picture
 *       <p data-share-status role="status"></p> <textarea data-share-text readonly hidden></textarea>
 *     </details>
 */

import {isPlainClick} from "./click.js";

const PNG = "image/png";
const PIXELS_A_UNIT = 2;
const MOST_PIXELS_A_SIDE = 8192;

/**
 * Wire the menu of a page; without one there is nothing to wire.
 *
 * @param {HTMLElement} root
 * @returns {{kept: () => Record<string, string>, paintLinks: (address: string) => void}} It chooses nothing; its links follow the step.
 */
export function wireShare(root) {
  const menu = /** @type {HTMLDetailsElement | null} */ (root.querySelector("[data-share]"));
  if (!menu) return {kept: () => ({}), paintLinks() {}};
  const status = /** @type {HTMLElement} */ (menu.querySelector("[data-share-status]"));
  const byHand = /** @type {HTMLTextAreaElement} */ (menu.querySelector("[data-share-text]"));
  const summary = /** @type {HTMLElement} */ (menu.querySelector("summary"));
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (menu.querySelectorAll("[data-share-script]"))) one.hidden = false;

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

  /** @param {string | undefined} how */
  const takePicture = async (how) => {
    const link = /** @type {HTMLAnchorElement} */ (menu.querySelector("[data-share-picture]"));
    const picture = await paint(link.href);
    if (how === "save") {
      save(picture, `${menu.dataset.share}.png`);
      say("Saved");
      return;
    }
    try {
      await navigator.clipboard.write([new ClipboardItem({[PNG]: picture})]);
      say("Copied");
    } catch {
      say("The browser lets no page copy a picture here. Save it instead.");
    }
  };

  menu.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : menu;
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("[data-copies]"));
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-share-png]"));
    if (link && isPlainClick(event)) {
      event.preventDefault();
      copy(link).catch(() => say("Not copied: no connection"));
    } else if (button) {
      takePicture(button.dataset.sharePng).catch(() => say("No picture could be made"));
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

/**
 * Paint a picture at twice its size, or less where a canvas could not hold it.
 *
 * @param {string} address
 * @returns {Promise<Blob>}
 */
async function paint(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const scale = Math.min(PIXELS_A_UNIT, MOST_PIXELS_A_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), PNG);
  });
}

/**
 * @param {Blob} picture
 * @param {string} name
 */
function save(picture, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
