/**
 * Of which units does a piece of markup consist, so that only those that have changed need be made anew?
 *
 *     <svg id="ly-topo" data-parts> <rect id="region-r"></rect> <g data-parts> <g id="instance-a">…</g> … </g> </svg>
 *
 * Whatever stands directly in something with `data-parts` is a unit. A unit may hold one such thing itself.
 *
 * @typedef {object} Unit
 * @property {string} text All of it.
 * @property {string} open Its first tag.
 * @property {string} tag
 * @property {string} id Empty where it has none.
 * @property {string} head All of it but what stands in its own parts.
 * @property {boolean} isKept Whether it stands for what has its id already.
 * @property {Unit[] | undefined} parts
 */

const TAGS = /<(\/?)([a-zA-Z][\w-]*)[^<>]*?(\/?)>/g;
const EMPTY = /<([a-zA-Z][\w-]*)([^<>]*)><\/\1>/g;
const ID = / id="([^"]*)"/;
const IS_KEPT = / data-kept(?:[ =>\/]|$)/;
const HAS_PARTS = / data-parts(?:[ =>]|$)/;
const ATTRIBUTES = /([\w:-]+)(?:="([^"]*)")?/g;
/** @type {Readonly<Record<string, string>>} */
const ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&nbsp;": "\u00a0"};

/** @param {string} text As a browser writes its own elements; as the server writes them, those with nothing in them close themselves. */
export const asServed = (text) => text.replace(EMPTY, "<$1$2/>");

/**
 * Read the units of what stands in something with parts.
 *
 * @param {string} text Well formed.
 * @returns {Unit[]}
 */
export function readUnits(text) {
  /** @type {Unit[]} */
  const units = [];
  /** @type {Unit[][]} Those of the innermost thing with parts come last. */
  const lists = [units];
  /** @typedef {{start: number, content: number, unit?: Unit, hasParts: boolean, parts?: [number, number]}} Open */
  /** @type {Open[]} */
  const open = [];
  const unitAround = () => [...open].reverse().find(({unit}) => unit);
  for (const {0: tag, 1: closes, 2: name, 3: closesItself, index} of text.matchAll(TAGS)) {
    if (closesItself) {
      if (!open.length || open[open.length - 1].hasParts) {
        lists[lists.length - 1].push({text: tag, open: tag, tag: name, id: ID.exec(tag)?.[1] ?? "", head: tag, isKept: IS_KEPT.test(tag), parts: undefined});
      }
      continue;
    }
    if (!closes) {
      /** @type {Open} */
      const one = {start: index, content: index + tag.length, hasParts: false};
      if (!open.length || open[open.length - 1].hasParts) {
        one.unit = {text: "", open: tag, tag: name, id: ID.exec(tag)?.[1] ?? "", head: "", isKept: false, parts: undefined};
        lists[lists.length - 1].push(one.unit);
      }
      open.push(one);
      const around = HAS_PARTS.test(tag) ? unitAround()?.unit : undefined;
      if (around && !around.parts) {
        one.hasParts = true;
        around.parts = [];
        lists.push(around.parts);
      }
      continue;
    }
    if (!open.length) throw new Error(`the markup closes ${name}, which is not open`);
    const around = unitAround();
    const one = /** @type {Open} */ (open.pop());
    if (one.hasParts && around) {
      around.parts = [one.content, index];
      lists.pop();
    }
    if (one.unit) {
      const end = index + tag.length;
      const [from, to] = one.parts ?? [end, end];
      one.unit.text = text.slice(one.start, end);
      one.unit.head = text.slice(one.start, from) + text.slice(to, end);
    }
  }
  if (open.length) throw new Error("the markup leaves something open");
  return units;
}

/**
 * Pair what there is now with what there was: what has the same id, what is the same to the letter, and what is left of
 * the same kind in the order in which it comes.
 *
 * @param {readonly Unit[]} before
 * @param {readonly Unit[]} now
 * @returns {(number | undefined)[]} For each of now, which of before it was.
 */
export function pairs(before, now) {
  const taken = new Set();
  /** @type {(number | undefined)[]} */
  const found = now.map(() => undefined);
  for (const keyOf of [(/** @type {Unit} */ unit) => unit.id, (/** @type {Unit} */ unit) => (unit.id ? "" : unit.text), (/** @type {Unit} */ unit) => (unit.id ? "" : unit.tag)]) {
    /** @type {Map<string, number[]>} */
    const left = new Map();
    before.forEach((unit, index) => {
      const key = keyOf(unit);
      if (!key || taken.has(index)) return;
      const same = left.get(key);
      if (same) same.push(index);
      else left.set(key, [index]);
    });
    for (const same of left.values()) same.reverse();
    now.forEach((unit, index) => {
      if (found[index] !== undefined) return;
      const was = left.get(keyOf(unit))?.pop();
      if (was === undefined || before[was].tag !== unit.tag) return;
      found[index] = was;
      taken.add(was);
    });
  }
  return found;
}

/**
 * Read the attributes of a tag.
 *
 * @param {string} tag
 * @returns {Map<string, string>}
 */
export function attributesOf(tag) {
  const inside = tag.replace(/^<[\w-]+/, "").replace(/>$/, "");
  return new Map([...inside.matchAll(ATTRIBUTES)].map(([, name, value = ""]) => [name, value.replace(/&(?:amp|lt|gt|quot|#x27|nbsp);/g, (one) => ENTITIES[one])]));
}
