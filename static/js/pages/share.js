/** The page of a diagram's links: each can be copied by a button, and a picture saved. */

import {wireCopying} from "../dom/copying.js";
import {wirePicture} from "../dom/picture.js";

wireCopying(document);

const keep = /** @type {HTMLElement} */ (document.querySelector("[data-file-stem]"));
const told = /** @type {HTMLElement} */ (keep.querySelector("[data-share-status]"));
wirePicture(keep, () => keep.dataset.fileStem ?? "", (says) => { told.textContent = says; });
