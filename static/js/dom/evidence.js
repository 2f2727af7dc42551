/**
 * How does a page show another step's sentence, header stack and reasons?
 *
 *     <section id="stack">…</section>            replaced by the step's html.stack
 *     <section id="why">…</section>              and so on, each by its id
 */

/**
 * Put the fragments of a step in the place of those that stand there.
 *
 * @param {Element} root
 * @param {Record<string, string>} html The fragments as the server made them, by id.
 */
export function replaceFragments(root, html) {
  for (const [id, fragment] of Object.entries(html)) {
    const old = root.querySelector(`#${id}`);
    if (!old) continue;
    const hadFocus = old.contains(document.activeElement);
    const region = /** @type {HTMLElement | null} */ (old.closest("[tabindex]"));
    old.replaceWith(parseFragment(fragment));
    // What had the focus is gone; its region is the nearest thing that stays.
    if (hadFocus) region?.focus({preventScroll: true});
  }
}

/**
 * Make elements of a fragment that the server made.
 *
 * @param {string} fragment
 */
export function parseFragment(fragment) {
  const template = document.createElement("template");
  template.innerHTML = fragment;
  return template.content;
}
