/**
 * How does a field say that what is typed in it can't be?
 *
 *     <input aria-describedby="error-cidr"> <p class="field__error" id="error-cidr" aria-live="polite"></p>
 *     <button data-checks hx-post="…" hidden></button>      asks while somebody types; the answer fills what tells of errors
 */

/** Mark the fields of a form once it is known what is wrong with them. */
export function markChecked() {
  document.addEventListener("htmx:afterOnLoad", (event) => {
    const {elt} = /** @type {CustomEvent} */ (event).detail.requestConfig;
    if (!elt.matches("[data-checks]") || !elt.form) return;
    for (const field of /** @type {HTMLElement[]} */ ([...elt.form.elements])) {
      const told = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => /^error-|^text-problems$/.test(id));
      const isWrong = told.some((id) => document.getElementById(id)?.textContent?.trim());
      if (isWrong) field.setAttribute("aria-invalid", "true");
      else if (told.length) field.removeAttribute("aria-invalid");
    }
  });
}
