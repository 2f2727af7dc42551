/** What has been typed in a page and is not saved yet? */

/** @typedef {Readonly<Record<string, string>>} Values The text of each field of a form, by the field's name. */

/**
 * @typedef {object} Draft
 * @property {string} words Where it has been typed; empty for a question, of which nothing is to be saved.
 * @property {string} address Where it can be seen.
 * @property {string} base The revision that whoever types has seen.
 * @property {Values} saved What stood there then.
 * @property {Values} typed What differs from that.
 */

/** @typedef {ReadonlyMap<string, Draft>} Drafts Each by its form's own key, which begins with the id of the thing. */

/**
 * Keep what is typed into a form; nothing is kept of what is as it was.
 *
 * @param {Drafts} drafts
 * @param {string} key
 * @param {Draft} now The form as it is, `typed` with all its fields.
 * @returns {Drafts}
 */
export function noted(drafts, key, now) {
  const {saved, base} = drafts.get(key) ?? now;
  const typed = pick(now.typed, (name, value) => (saved[name] ?? "") !== value);
  return changed(drafts, key, Object.keys(typed).length ? {...now, saved, base, typed} : undefined);
}

/**
 * Let go of what has been saved, and keep what has been typed since it was sent.
 *
 * @param {Drafts} drafts
 * @param {string} key
 * @param {Values} sent
 * @param {string} base The revision that it has made.
 * @returns {Drafts}
 */
export function saved(drafts, key, sent, base) {
  const draft = drafts.get(key);
  if (!draft) return drafts;
  const typed = pick(draft.typed, (name, value) => sent[name] !== value);
  return changed(drafts, key, Object.keys(typed).length ? {...draft, base, saved: {...draft.saved, ...sent}, typed} : undefined);
}

/**
 * Follow a thing that has another id, or is gone.
 *
 * @param {Drafts} drafts
 * @param {string} id
 * @param {string} newId Empty where it is gone.
 * @param {string} base The revision that has made it so.
 * @returns {Drafts}
 */
export function followed(drafts, id, newId, base) {
  const isAbout = (/** @type {string} */ key) => key === id || key.startsWith(`${id} `);
  return new Map([...drafts].flatMap(([key, draft]) => {
    if (!isAbout(key)) return [[key, draft]];
    return newId ? [[newId + key.slice(id.length), {...draft, base, words: draft.words.replace(id, newId)}]] : [];
  }));
}

/**
 * Leave out what nobody misses: a question that was typed and not asked.
 *
 * @param {Drafts} drafts
 * @returns {Drafts}
 */
export const unsaved = (drafts) => new Map([...drafts].filter(([, {words}]) => words));

/**
 * Write drafts down, to be read when the page is loaded anew; nothing where there are none.
 *
 * @param {Drafts} drafts
 */
export const written = (drafts) => drafts.size ? JSON.stringify([...drafts]) : "";

/**
 * Read what was written down; what another page of ours, of another day, has written otherwise is none.
 *
 * @param {string} text
 * @returns {Drafts}
 */
export function read(text) {
  try {
    const isDraft = (/** @type {any} */ [, draft]) => ["saved", "typed"].every((part) => typeof draft[part] === "object");
    return new Map(JSON.parse(text).filter(isDraft));
  } catch {
    return new Map();
  }
}

/**
 * @param {Drafts} drafts
 * @param {string} key
 * @param {Draft | undefined} draft
 * @returns {Drafts}
 */
export function changed(drafts, key, draft) {
  const next = new Map(drafts);
  if (draft) next.set(key, draft);
  else next.delete(key);
  return next;
}

/**
 * @param {Values} values
 * @param {(name: string, value: string) => boolean} isWanted
 * @returns {Values}
 */
const pick = (values, isWanted) => Object.fromEntries(Object.entries(values).filter(([name, value]) => isWanted(name, value)));
