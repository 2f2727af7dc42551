/**
 * How is whoever types told of what is not saved yet, wherever it was typed?
 *
 *     <p id="unsaved" role="status" hidden></p>
 */

/** @typedef {import("../state/drafts.js").Drafts} Drafts */
/** @typedef {import("../state/drafts.js").Draft} Draft */

/**
 * @param {HTMLElement} root
 * @param {(key: string) => void} letGo Told of a draft that nobody wants any more.
 * @returns {{tell: (drafts: Drafts, inView: ReadonlySet<string>, isAnew: boolean) => void}} `inView` are the keys of the forms that
 *   are; `isAnew` says that what is in view was typed before the page was loaded, and is told of, too.
 */
export function wireUnsaved(root, letGo) {
  const place = () => /** @type {HTMLElement} */ (root.querySelector("#unsaved"));
  /** Whose form was looked for. */
  let sought = "";
  /** Whose form there is no more. @type {Set<string>} */
  const gone = new Set();

  /**
   * @param {string} key
   * @param {Draft} draft
   */
  function linkTo(key, {words, address}) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = words;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      sought = key;
      /** @type {any} */ (window).htmx.ajax("GET", address, {source: root.querySelector("#things")});
    });
    return link;
  }

  /**
   * @param {string} key
   * @param {Draft} draft
   */
  function partingFrom(key, {words, typed}) {
    const parting = document.createElement("span");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet";
    button.textContent = "Let go of it";
    button.addEventListener("click", () => {
      letGo(key);
      parting.remove();
      place().hidden = !place().childNodes.length;
    });
    const told = Object.values(typed).map((value) => `“${value}”`).join(", ");
    parting.append(`${words} is not there any more; typed in it was ${told}. `, button);
    return parting;
  }

  return {
    tell(drafts, inView, isAnew) {
      if (sought && !inView.has(sought)) gone.add(sought);
      sought = "";
      for (const key of gone) if (inView.has(key) || !drafts.has(key)) gone.delete(key);
      const away = [...drafts].filter(([key]) => !gone.has(key) && (isAnew || !inView.has(key)));
      // What was typed at several places of a thing is told of once.
      const links = [...new Map(away.map(([key, draft]) => [draft.words, linkTo(key, draft)])).values()];
      const words = isAnew ? "Typed before the page was loaded anew, and not saved yet: " : "Not saved yet: ";
      place().replaceChildren(
        ...(links.length ? [words, ...links.flatMap((link, at) => at ? [", ", link] : [link])] : []),
        ...[...gone].map((key) => partingFrom(key, /** @type {Draft} */ (drafts.get(key)))),
      );
      place().hidden = !place().childNodes.length;
    },
  };
}
