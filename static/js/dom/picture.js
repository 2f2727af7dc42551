/**
 * How is a picture taken along as PNG, which the browser makes of the drawing?
 *
 *     <ul> <li><a data-share-picture href="…/drawing.svg">SVG</a></li>
 *       <li hidden data-share-script><button data-share-png="copy">…</button></li>           or save </ul>
 */

const PNG = "image/png";
const PIXELS_A_UNIT = 2;
const MOST_PIXELS_A_SIDE = 8192;

/**
 * @param {HTMLElement} menu What holds the link to a picture, and the buttons.
 * @param {() => string} stem Gives what a file is called.
 * @param {(says: string) => void} say
 */
export function wirePicture(menu, stem, say) {
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (menu.querySelectorAll("[data-share-script]"))) one.hidden = false;

  /** @param {string | undefined} how */
  const take = async (how) => {
    const link = /** @type {HTMLAnchorElement} */ (menu.querySelector("[data-share-picture]"));
    const picture = await paint(link.href);
    if (how === "save") {
      save(picture, `${stem()}.png`);
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

  menu.addEventListener("click", ({target}) => {
    const button = /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest("[data-share-png]") : null);
    if (button) take(button.dataset.sharePng).catch(() => say("No picture could be made"));
  });
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
