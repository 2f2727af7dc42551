/**
 * How is the outline walked through by keys, and how does it mark where the step happens?
 *
 *     <nav data-outline>
 *       <ul class="tree"> <li data-place="igw" class="tree__branch"> <span class="tree__item">…</span> <ul>…</ul> </li> … </ul>
 *     </nav>
 */

/**
 * Make a tree of the outline's lists, one item of which the tab key reaches.
 *
 * @param {Element} root
 * @returns {{mark: (here: string) => void}}
 */
export function wireOutline(root) {
  const found = root.querySelector("[data-outline]");
  if (!found) return {mark() {}};
  const outline = /** @type {HTMLElement} */ (found);
  const items = /** @type {HTMLElement[]} */ ([...outline.querySelectorAll("[data-place]")]);
  const byPlace = new Map(items.map((item) => [item.dataset.place, item]));
  let here = items.find((item) => item.hasAttribute("aria-current"));
  let reached = here ?? items[0];

  for (const tree of outline.querySelectorAll(".tree")) tree.setAttribute("role", "tree");
  for (const item of items) {
    item.setAttribute("role", "treeitem");
    item.tabIndex = item === reached ? 0 : -1;
    const below = listOf(item);
    if (!below) continue;
    below.setAttribute("role", "group");
    item.setAttribute("aria-expanded", "true");
  }

  /** @param {HTMLElement} item */
  function reach(item) {
    reached.tabIndex = -1;
    reached = item;
    reached.tabIndex = 0;
  }

  /** @param {HTMLElement | undefined} item */
  function goTo(item) {
    if (!item) return;
    reach(item);
    item.focus();
  }

  outline.addEventListener("focusin", (event) => {
    const item = event.target instanceof Element && event.target.closest("[data-place]");
    if (item) reach(/** @type {HTMLElement} */ (item));
  });

  outline.addEventListener("click", (event) => {
    const item = event.target instanceof Element && event.target.closest("[data-place]");
    if (item) goTo(/** @type {HTMLElement} */ (item));
  });

  outline.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target !== reached) return;
    if (!move(event.key)) return;
    event.preventDefault();
  });

  /** @param {string} key */
  function move(key) {
    const seen = items.filter((item) => !item.parentElement?.closest("[aria-expanded='false']"));
    const index = seen.indexOf(reached);
    switch (key) {
      case "ArrowDown": goTo(seen[index + 1]); return true;
      case "ArrowUp": goTo(seen[index - 1]); return true;
      case "Home": goTo(seen[0]); return true;
      case "End": goTo(seen[seen.length - 1]); return true;
      case "ArrowRight":
        if (reached.getAttribute("aria-expanded") === "false") open(reached, true);
        else if (listOf(reached)) goTo(seen[index + 1]);
        return true;
      case "ArrowLeft":
        if (reached.getAttribute("aria-expanded") === "true") open(reached, false);
        else goTo(above(reached));
        return true;
      default: return false;
    }
  }

  /** @param {string} place */
  function mark(place) {
    here?.removeAttribute("aria-current");
    here?.classList.remove("tree__branch--here");
    here = byPlace.get(place);
    if (!here) return;
    here.setAttribute("aria-current", "location");
    here.classList.add("tree__branch--here");
    for (let item = above(here); item; item = above(item)) open(item, true);
    // Who is in the tree stays where they are; everybody else comes in where the step is.
    if (!outline.contains(document.activeElement)) reach(here);
  }

  if (here) mark(here.dataset.place ?? "");
  return {mark};
}

/** @param {HTMLElement} item */
const listOf = (item) => /** @type {HTMLElement | null} */ (item.querySelector(":scope > ul"));

/** @param {HTMLElement} item */
const above = (item) => /** @type {HTMLElement | undefined} */ (item.parentElement?.closest("[data-place]") ?? undefined);

/**
 * @param {HTMLElement} item
 * @param {boolean} isOpen
 */
function open(item, isOpen) {
  const below = listOf(item);
  if (!below || item.getAttribute("aria-expanded") === String(isOpen)) return;
  item.setAttribute("aria-expanded", String(isOpen));
  below.hidden = !isOpen;
}
