/**
 * How does a page begin a lesson anew?
 *
 *     <a data-begins-anew href="/lessons/…/">…</a>      the address alone asks for the lesson as it ships
 */

/**
 * Forget how the drawing was looked at in this window, before the lesson is opened again.
 *
 * @param {HTMLElement} root
 */
export function wireAnew(root) {
  root.querySelector("[data-begins-anew]")?.addEventListener("click", () => {
    try {
      sessionStorage.clear();
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  });
}
