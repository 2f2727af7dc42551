/**
 * How is a text kept out that is longer than any drawing, before the browser has to lay it out?
 *
 *     <div data-editor data-most-letters="4000000"> … <textarea> … <p class="status__says"></p> </div>
 */

/**
 * @param {HTMLElement} root
 * @param {(words: string) => void} tell
 */
export function wireMeasuring(root, tell) {
  const most = Number(root.dataset.mostLetters);

  /**
   * @param {Event} event
   * @param {DataTransfer | null} brought
   */
  function measure(event, brought) {
    const letters = brought?.getData("text/plain").length ?? 0;
    if (letters <= most) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(`Nothing of it was taken: ${letters.toLocaleString("en")} letters are more than a drawing may have (${most.toLocaleString("en")}).`);
  }

  document.addEventListener("paste", (event) => measure(event, event.clipboardData), {capture: true});
  document.addEventListener("drop", (event) => measure(event, event.dataTransfer), {capture: true});
}
