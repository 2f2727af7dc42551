/**
 * How is what stands in an element copied by a button?
 *
 *     <code id="address-1">https://…</code> <button data-copies-from="address-1" hidden>Copy</button>
 *     <p data-copied role="status"></p>
 */

/**
 * @param {ParentNode} root
 */
export function wireCopying(root) {
  const status = /** @type {HTMLElement} */ (root.querySelector("[data-copied]"));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-copies-from]"))) {
    const source = /** @type {HTMLElement} */ (document.getElementById(button.dataset.copiesFrom ?? ""));
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = source instanceof HTMLTextAreaElement ? source.value : source.textContent ?? "";
      try {
        await navigator.clipboard.writeText(text);
        status.textContent = `Copied: ${text}`;
      } catch {
        select(source);
        status.textContent = "The browser lets no page copy here. It is marked: copy it by Ctrl C.";
      }
    });
  }
}

/** @param {HTMLElement} source */
function select(source) {
  if (source instanceof HTMLTextAreaElement) return source.select();
  getSelection()?.selectAllChildren(source);
}
