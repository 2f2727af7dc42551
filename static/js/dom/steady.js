/**
 * What stays as it was in the panel beside the drawing when the server has written it anew?
 *
 *     <aside id="panel"> … <details id="more-routes-0">…</details> … <tr id="row-routes-1"> <button value="raise-entry">Up</button> </tr> </aside>
 */

/** @typedef {{name: string, top: number, open: string[], focus?: {row: number, table: string, does: string}}} Kept */

/**
 * @param {HTMLElement} root
 * @returns {{refresh: () => void}} Told when it has been written anew.
 */
export function wireSteady(root) {
  /** @type {Kept | undefined} */
  let kept;
  const panel = () => /** @type {HTMLElement} */ (root.querySelector("#panel"));
  /** What the panel is about. */
  const name = () => `${root.dataset.chosen} ${panel().querySelector(".panels [aria-current]")?.id}`;

  document.addEventListener("htmx:beforeSwap", (event) => {
    const {requestConfig: {elt, parameters}, xhr} = /** @type {CustomEvent} */ (event).detail;
    if (elt.matches("[data-checks]")) return;
    kept = {name: name(), top: panel().scrollTop, open: [...panel().querySelectorAll("details[open][id]")].map(({id}) => id)};
    if (xhr.status < 400) kept.focus = moved(elt, parameters.do);
  });

  root.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target instanceof Element && event.target.closest(".rules__more[open]");
    if (!menu) return;
    event.preventDefault();
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });

  return {
    refresh() {
      if (kept?.name !== name()) return;
      const {top, open, focus} = kept;
      kept = undefined;
      for (const id of open) panel().querySelector(`details#${CSS.escape(id)}`)?.setAttribute("open", "");
      panel().scrollTop = top;
      if (focus) follow(focus);
    },
  };

  /** The keyboard stays with the row that has moved. @param {NonNullable<Kept["focus"]>} focus */
  function follow({table, row, does}) {
    const moved = document.getElementById(table)?.querySelectorAll("tr[data-row]")[row];
    if (!moved) return;
    moved.querySelector("details")?.setAttribute("open", "");
    for (const one of panel().querySelectorAll(".rules__more[open]")) if (!moved.contains(one)) one.removeAttribute("open");
    const buttons = /** @type {HTMLButtonElement[]} */ ([...moved.querySelectorAll("button[value$='er-entry'], button[value='raise-entry']")]);
    (buttons.find((one) => one.value === does && !one.disabled) ?? buttons.find((one) => !one.disabled))?.focus();
  }
}

/**
 * @param {HTMLElement} form
 * @param {string} does
 */
function moved(form, does) {
  const by = {"raise-entry": -1, "lower-entry": 1}[does];
  const row = form.closest("tr");
  const table = row?.closest("table");
  if (!by || !row || !table) return undefined;
  return {table: table.id, row: [...table.querySelectorAll("tr[data-row]")].indexOf(row) + by, does};
}
