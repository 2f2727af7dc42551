/** How does a page keep what is the reader's from one visit to the next? A browser may refuse to; then it is forgotten. */

/** What it keeps for as long as the tab stays, over whatever is loaded in it. */
export const TAB = () => sessionStorage;

/**
 * @param {string} name
 * @param {() => Storage} store
 * @returns {string | null}
 */
export function recall(name, store = () => localStorage) {
  try {
    return store().getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value Nothing is kept of an empty one.
 * @param {() => Storage} store
 */
export function remember(name, value, store = () => localStorage) {
  try {
    // What is too much for it must not leave what was kept before.
    store().removeItem(name);
    if (value) store().setItem(name, value);
  } catch {
    // It holds until the page is left.
  }
}
