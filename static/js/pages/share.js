/** The page of a diagram's links: each can be copied by a button. */

import {wireCopying} from "../dom/copying.js";

wireCopying(document);
