/**
 * How does what is chosen answer in view where the panel about it stands below the drawing, as in a narrow window?
 *
 *     <div data-chosen="a"> <main id="stage">…</main> <aside id="panel"> <h2>Instance: a</h2> … </aside> </div>
 */

const NARROW = "(max-width: 62.5em)";

/**
 * @param {HTMLElement} root
 * @returns {{refresh: (isElsewhere: boolean) => void}} Told when something else may be chosen, and whether that was done, or
 *   it was placed, elsewhere than where it is drawn.
 */
export function wireAnswering(root) {
  const isBelow = matchMedia(NARROW);
  let chosen = root.dataset.chosen;

  return {
    refresh(isElsewhere) {
      const before = chosen;
      chosen = root.dataset.chosen;
      if (!chosen || chosen === before || !isBelow.matches) return;
      if (isElsewhere) root.querySelector("#stage")?.scrollIntoView({block: "start"});
      // As little as is needed: what was pointed at stays under the finger where the panel is in view already.
      root.querySelector("#panel h2")?.scrollIntoView({block: "nearest"});
    },
  };
}
