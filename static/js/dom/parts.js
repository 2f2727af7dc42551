/**
 * How do the small parts of the editor's page become those that the server has written?
 *
 *     <div id="editor" hx-select-oob="#panel,#status"> <aside id="panel">…</aside> <footer id="status">…</footer> </div>
 *
 * htmx would do the same, and look for each of their ids in the whole drawing first, to let its attributes settle.
 */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/**
 * Put parts of a page in the place of those that stand there; what had the focus has it again, if it is still there.
 *
 * @param {HTMLElement} root
 * @param {Document} page
 */
export function swapParts(root, page) {
  const active = document.activeElement;
  const selected = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? [active.selectionStart, active.selectionEnd] : [];
  for (const selector of (root.getAttribute("hx-select-oob") ?? "").split(",")) {
    const [stands, fresh] = [root, page].map((one) => one.querySelector(selector));
    if (!stands || !fresh) continue;
    stands.replaceWith(document.adoptNode(fresh));
    /** @type {any} */ (window).htmx.process(fresh);
  }
  document.title = page.title;
  const again = active && active.id && !active.isConnected ? document.getElementById(active.id) : undefined;
  if (!again) return;
  again.focus({preventScroll: true});
  const [start, end] = selected;
  if (typeof start === "number" && typeof end === "number") /** @type {Field} */ (again).setSelectionRange(start, end);
}
