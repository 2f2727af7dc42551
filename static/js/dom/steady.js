/**
 * What stays as it was in the panel beside the drawing when the server has written it anew?
 *
 *     <aside id="panel"> … <details id="more-routes-0">…</details> … <tr id="row-routes-1"> <button value="raise-entry">Up</button> </tr> </aside>
 */

/**
 * The row to which the keyboard goes, the field in it that it comes from, if it does, and what was pressed there.
 *
 * @typedef {{row: number, table: string, field: string, does: string}} Followed
 */
/** @typedef {{name: string, top: number, open: string[], focus?: Followed}} Kept */

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

  /** @param {Followed} focus */
  function follow({table, row, field, does}) {
    const isInMenu = MOVES.get(does) !== 0 && !field;
    const rows = [...document.getElementById(table)?.querySelectorAll("tr[data-row]") ?? []];
    const to = rows[Math.min(row, rows.length - 1)];
    for (const one of panel().querySelectorAll(".rules__more")) one.toggleAttribute("open", isInMenu && Boolean(to?.contains(one)));
    const same = /** @type {HTMLElement | null | undefined} */ (field && to?.querySelector(`[name="${field}"]`));
    if (same) return same.focus();
    const buttons = /** @type {HTMLButtonElement[]} */ ([...to?.querySelectorAll("button[name='do']:not(:disabled)") ?? []]);
    const button = buttons.find((one) => one.value === does) ?? buttons.find((one) => MOVES.has(one.value));
    (button ?? /** @type {HTMLElement | null} */ (document.querySelector(`#${CSS.escape(table)} button[value="add-entry"]`)))?.focus();
  }
}

/** By how many rows what is pressed in a row leads the keyboard on; to what takes its place where the row goes. */
const MOVES = new Map([["raise-entry", -1], ["lower-entry", 1], ["remove-entry", 0]]);

/**
 * @param {HTMLElement} form
 * @param {string} does
 * @returns {Followed | undefined}
 */
function moved(form, does) {
  const by = MOVES.get(does);
  const row = form.closest("tr[data-row]");
  const table = row?.closest("table");
  if (by === undefined || !row || !table) return undefined;
  const from = document.activeElement;
  const field = row.contains(from) && from?.matches("td > :is(input, select)") ? from.getAttribute("name") ?? "" : "";
  return {table: table.id, field, row: [...table.querySelectorAll("tr[data-row]")].indexOf(row) + by, does};
}
