/**
 * How does a page show what an instance sees, and switch to another command or instance?
 *
 *     <section data-guest data-who="a" data-view="terminal" data-sender="a">
 *       <h2>What <span data-guest-name>A</span> sees now</h2>
 *       <a data-choose-who="a" href="…" aria-current="true">A</a>      one an instance, where there are several
 *       <a data-choose-view="terminal" href="…" aria-current="true">terminal</a>     hidden but for the sender
 *       <a data-choose-view="addr" href="…">ip addr</a>
 *       <div id="guest-view">…</div>                                   every command's output; data-view picks one
 *     </section>
 */

import {withParameter} from "../state/address.js";
import {shownView} from "../state/log.js";
import {parseFragment} from "./evidence.js";

/** @typedef {import("../state/log.js").Log} Log */

/** The sender alone has a terminal in which the probe was started; whoever leaves it looks at the addresses. */
const TERMINAL = "terminal";
const OTHERWISE = "addr";

/**
 * Wire the terminal of a walk.
 *
 * @param {Element} root
 * @param {() => Log} log
 * @param {() => void} chosen Told when somebody has chosen another command or instance.
 * @returns {{paint: () => void, paintLinks: (address: string) => void, kept: () => Record<string, string>}} Without a terminal there is nothing to switch.
 */
export function wireGuestView(root, log, chosen) {
  const found = root.querySelector("[data-guest]");
  if (!found) return {paint() {}, paintLinks() {}, kept: () => ({})};
  const guest = /** @type {HTMLElement} */ (found);
  const choices = /** @type {HTMLAnchorElement[]} */ ([...guest.querySelectorAll("[data-choose-who], [data-choose-view]")]);
  /** @type {import("../state/log.js").View | undefined} */
  let shown;
  const kept = () => ({who: guest.dataset.who ?? "", view: guest.dataset.view ?? ""});

  /** @param {string} who */
  const hasTerminal = (who) => who === guest.dataset.sender;

  guest.addEventListener("click", (event) => {
    const click = /** @type {MouseEvent} */ (event);
    const choice = click.target instanceof Element && click.target.closest("[data-choose-who], [data-choose-view]");
    if (!choice || click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    const {chooseWho: who = kept().who, chooseView: chosenView = kept().view} = /** @type {HTMLElement} */ (choice).dataset;
    // Of an instance that nothing has arrived of, the server tells.
    if (who !== kept().who && !shownView(log(), who)) return;
    click.preventDefault();
    const view = chosenView === TERMINAL && !hasTerminal(who) ? OTHERWISE : chosenView;
    Object.assign(guest.dataset, {who, view});
    for (const one of choices) mark(one, one.dataset.chooseWho === who || one.dataset.chooseView === view);
    for (const one of choices) if (one.dataset.chooseView === TERMINAL) one.hidden = !hasTerminal(who);
    const name = guest.querySelector("[data-guest-name]");
    if (name && choice.matches("[data-choose-who]")) name.textContent = choice.textContent;
    paint();
    chosen();
  });

  function paint() {
    const view = shownView(log(), kept().who);
    const old = guest.querySelector("#guest-view");
    if (!view || !old || view === shown) return;
    shown = view;
    const fresh = parseFragment(view.html).firstElementChild;
    if (!fresh || fresh.outerHTML === old.outerHTML) return;
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (hadFocus) focusOn(fresh);
  }

  /** @param {Element} fresh */
  function focusOn(fresh) {
    const terminal = fresh.querySelector(`.guest__${kept().view} [tabindex]`);
    const region = guest.closest("[tabindex]");
    /** @type {HTMLElement | null} */ (terminal ?? region)?.focus({preventScroll: true});
  }

  return {
    paint,
    paintLinks(address) {
      for (const one of choices) {
        const [name, value = ""] = one.dataset.chooseWho ? ["who", one.dataset.chooseWho] : ["view", one.dataset.chooseView];
        const told = withParameter(address, name, value);
        const loses = name === "who" && kept().view === TERMINAL && !hasTerminal(value);
        one.href = loses ? withParameter(told, "view", OTHERWISE) : told;
      }
    },
    kept,
  };
}

/**
 * @param {Element} choice
 * @param {boolean} isChosen
 */
function mark(choice, isChosen) {
  if (isChosen) choice.setAttribute("aria-current", "true");
  else choice.removeAttribute("aria-current");
}
