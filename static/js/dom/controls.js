/** How does a key press a button that is in the page already? */

/** @type {Readonly<Record<string, string>>} */
const ATTRIBUTES = {look: "data-look", panel: "data-panel-choice"};

/**
 * Press the button or link of an action: `look-fit` the one with `data-look="fit"`, `panel-walk` that of a panel.
 *
 * @param {Element} root
 * @param {string} does
 * @returns {boolean} Whether there is one.
 */
export function pressControl(root, does) {
  const [, group, name] = /^(look|panel)-(.+)$/.exec(does) ?? [];
  const attribute = ATTRIBUTES[group];
  const control = attribute && root.querySelector(`[${attribute}="${name}"]`);
  if (!(control instanceof HTMLElement)) return false;
  control.click();
  return true;
}
