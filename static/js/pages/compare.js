/** The page on which two walks are compared: keys, buttons and the drawing. */

import {wireCompare} from "../dom/compare.js";
import {listenForKeys} from "../dom/keyboard.js";

const compared = wireCompare(/** @type {HTMLElement} */ (document.querySelector("[data-compare]")));

listenForKeys(() => compared.keys, compared.press);
