/**
 * How are the fields of the headers and the octets of the packet linked, by pointer and by keyboard?
 *
 *     <div data-linked="fields" data-keeps-arrows tabindex="0"> … <span data-field="ipv4-source">10.0.0.10</span> … </div>
 *     <div data-linked="octets" data-keeps-arrows tabindex="0">
 *       <summary data-told>84 octets</summary>    says instead what is pointed at
 *       <dl> <dt>002a</dt> <dd><span data-header="ipv4"><i data-octets="source">0a 00 00 0a</i></span></dd> </dl>
 *     </div>
 *
 * Each block is one stop of the Tab key; the arrows go from field to field in it.
 */

const STRIDES = new Map([["ArrowLeft", -1], ["ArrowUp", -1], ["ArrowRight", 1], ["ArrowDown", 1], ["Home", -Infinity], ["End", Infinity]]);
const MOST_OCTETS = 8;

/**
 * Wire the header stack and the octets of a page.
 *
 * @param {HTMLElement} root
 * @returns {{paint: () => void}} `paint` is asked when another packet is shown.
 */
export function wireOctets(root) {
  const blocks = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-linked]")]);
  /** The field that the keyboard has gone to. */
  let reached = "";
  let note = "";

  for (const block of blocks) {
    block.addEventListener("pointerover", ({target}) => {
      const key = target instanceof Element ? keysOf(target.closest("[data-field], [data-octets]"))[0] : undefined;
      point(key ?? focused());
    });
    block.addEventListener("pointerleave", () => point(focused()));
    block.addEventListener("focus", () => {
      if (block.matches(":focus-visible")) reach(block, 0);
    });
    block.addEventListener("blur", () => {
      reached = "";
      point("");
    });
    block.addEventListener("keydown", (event) => {
      const stride = STRIDES.get(event.key);
      if (stride === undefined || event.target !== block || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      reach(block, stride);
    });
  }

  const focused = () => (blocks.includes(/** @type {HTMLElement} */ (document.activeElement)) ? reached : "");

  /**
   * @param {HTMLElement} block
   * @param {number} stride How many fields to go on.
   */
  function reach(block, stride) {
    const keys = [...new Set([...block.querySelectorAll("[data-field], [data-octets]")].filter(isSeen).flatMap(keysOf))];
    const here = keys.indexOf(reached);
    reached = keys[Math.max(0, Math.min(here + (here < 0 && stride < 0 ? 1 : stride), keys.length - 1))] ?? "";
    if (here < 0) reached = keys[0] ?? "";
    point(reached);
  }

  /** @param {string} key Of the field to light, with its octets; none where it is empty. */
  function point(key) {
    for (const one of root.querySelectorAll("[data-pointed]")) one.removeAttribute("data-pointed");
    const lit = key ? linked().filter((one) => keysOf(one).includes(key)) : [];
    for (const one of lit) one.setAttribute("data-pointed", "");
    const told = root.querySelector("[data-told]");
    if (told) told.textContent = (key && describe(root, key, lit)) || note;
  }

  const linked = () => blocks.flatMap((block) => [...block.querySelectorAll("[data-field], [data-octets]")]);

  function paint() {
    note = root.querySelector("[data-told]")?.textContent ?? "";
    const key = focused();
    if (key) point(linked().some((one) => keysOf(one).includes(key)) ? key : "");
  }

  paint();
  return {paint};
}

/**
 * Name the fields of an element: octets are of several where fields of bits share one.
 *
 * @param {Element | null} element
 * @returns {string[]}
 */
function keysOf(element) {
  if (!(element instanceof HTMLElement)) return [];
  const {field, octets} = element.dataset;
  if (field) return [field];
  const header = /** @type {HTMLElement | null} */ (element.closest("[data-header]"))?.dataset.header;
  return (octets ?? "").split(" ").filter(Boolean).map((name) => `${header}-${name}`);
}

/**
 * Say in one line which octets a field has: `IPv4 source, octets 26 to 29: 0a 00 00 0a`.
 *
 * @param {Element} root
 * @param {string} key
 * @param {Element[]} lit
 */
function describe(root, key, lit) {
  const octets = lit.filter((one) => one.hasAttribute("data-octets")).flatMap(octetsOf);
  const header = [...root.querySelectorAll("#stack [id^='header-']")]
    .filter(({id}) => key.startsWith(`${id.slice("header-".length)}-`))
    .sort((one, other) => other.id.length - one.id.length)[0];
  const name = `${header?.querySelector("h3")?.textContent} ${key.slice((header?.id ?? "").length - "header-".length + 1).replaceAll("_", " ")}`;
  if (!header || !octets.length) return "";
  const [{offset: first}, {offset: last}] = [octets[0], octets[octets.length - 1]];
  const shown = octets.slice(0, MOST_OCTETS).map(({text}) => text).join(" ");
  const where = first === last ? `octet ${first}` : `octets ${first} to ${last}`;
  return `${name}, ${where}: ${shown}${octets.length > MOST_OCTETS ? " …" : ""}`;
}

/**
 * Give the octets of an element, each with its offset in the packet.
 *
 * @param {Element} run
 */
function octetsOf(run) {
  const row = run.closest("dd");
  const start = parseInt(row?.previousElementSibling?.textContent ?? "0", 16);
  const before = [...(row?.querySelectorAll("[data-octets]") ?? [])];
  const passed = before.slice(0, before.indexOf(run)).flatMap(textsOf).length;
  return textsOf(run).map((text, index) => ({text, offset: start + passed + index}));
}

/** @param {Element} run */
const textsOf = (run) => run.textContent?.match(/[0-9a-f]{2}/g) ?? [];

/** @param {Element} element What is folded away is not gone to. */
const isSeen = (element) => element.checkVisibility();
