/**
 * How is a walk scrubbed through, by mouse, finger or arrows?
 *
 *     <div data-track>
 *       <ol data-ticks>…</ol>
 *       <input data-scrubber type="range" min="1" max="56" value="9" hidden>      lies over the ticks, one column a step
 *     </div>
 *     <p data-track-label hidden></p>                 which step the pointer is on; in the element that the track is placed in
 */

/**
 * Wire the slider that lies over the ticks.
 *
 * @param {Element} root
 * @param {object} walk
 * @param {number} walk.steps
 * @param {(number: number) => string} walk.wordsOf Stage and place of a step.
 * @param {(number: number) => void} walk.go
 * @returns {{paint: (at: number) => void}}
 */
export function wireScrubber(root, {steps, wordsOf, go}) {
  const track = /** @type {HTMLElement} */ (root.querySelector("[data-track]"));
  const slider = /** @type {HTMLInputElement} */ (track.querySelector("[data-scrubber]"));
  const label = /** @type {HTMLElement} */ (root.querySelector("[data-track-label]"));
  track.style.setProperty("--steps", String(steps));
  slider.hidden = false;

  /** @param {number} number */
  function tell(number) {
    label.textContent = `${number} ${wordsOf(number)}`;
    label.hidden = false;
    const [start, width, own] = [track.offsetLeft, track.clientWidth, label.offsetWidth];
    const middle = ((number - 0.5) / steps) * width;
    // One that is longer than the track reaches over its start, not out of the window.
    label.style.left = `${start + Math.max(Math.min(0, width - own), Math.min(width - own, middle - own / 2))}px`;
  }

  const hush = () => {
    label.hidden = true;
  };

  slider.addEventListener("input", () => {
    tell(slider.valueAsNumber);
    go(slider.valueAsNumber);
  });
  track.addEventListener("pointermove", ({clientX}) => {
    const {left, width} = track.getBoundingClientRect();
    tell(Math.max(1, Math.min(steps, Math.ceil(((clientX - left) / width) * steps))));
  });
  for (const end of ["pointerleave", "pointercancel"]) track.addEventListener(end, hush);
  slider.addEventListener("blur", hush);

  return {
    paint(at) {
      slider.value = String(at);
      slider.setAttribute("aria-valuetext", `step ${at} of ${steps}: ${wordsOf(at)}`);
    },
  };
}
