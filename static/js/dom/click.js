/**
 * Say whether a click asks a link to do its usual thing here: by the first button, and not in another tab or window.
 *
 * @param {Event} event
 */
export function isPlainClick(event) {
  const {button, ctrlKey, metaKey, shiftKey, altKey} = /** @type {MouseEvent} */ (event);
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}
