/**
 * How is a field sent as soon as somebody leaves it?
 *
 *     <form data-sends> <input name="title" value="…"> </form>
 *
 * Enter sends it too; Escape puts back what was there.
 */

/**
 * @param {HTMLElement} root In which such forms stand, or come to stand.
 */
export function wireTitle(root) {
  /** @param {Event} event */
  const fieldOf = ({target}) => (target instanceof HTMLInputElement && target.form?.matches("[data-sends]") ? target : undefined);

  // What is on its way is not sent again.
  root.addEventListener("submit", ({target}) => {
    if (!(target instanceof HTMLFormElement) || !target.matches("[data-sends]")) return;
    for (const field of target.elements) if (field instanceof HTMLInputElement) field.defaultValue = field.value;
  }, {capture: true});

  root.addEventListener("focusout", (event) => {
    const field = fieldOf(event);
    if (!field || field.value === field.defaultValue) return;
    if (field.checkValidity()) field.form?.requestSubmit();
    else field.value = field.defaultValue;
  });

  root.addEventListener("keydown", (event) => {
    const field = fieldOf(event);
    if (!field || event.key !== "Escape") return;
    event.stopPropagation();
    field.value = field.defaultValue;
    field.blur();
  });
}
