/**
 * Which of many things does somebody mean who types a few letters?
 */

/**
 * Give those in whose words every piece that was typed begins a word, or at least occurs; the better ones first, and in
 * the order in which they came.
 *
 * @template {{words: string}} Thing
 * @param {readonly Thing[]} things
 * @param {string} typed
 * @param {number} most
 * @returns {Thing[]}
 */
export function matchesOf(things, typed, most) {
  const pieces = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const rated = things.map((thing) => ({thing, rate: rateOf(thing.words.toLowerCase(), pieces)}));
  return rated.filter(({rate}) => rate < Infinity).sort((one, other) => one.rate - other.rate).slice(0, most).map(({thing}) => thing);
}

/**
 * @param {string} words
 * @param {readonly string[]} pieces
 */
function rateOf(words, pieces) {
  if (!pieces.every((piece) => words.includes(piece))) return Infinity;
  const beginnings = pieces.filter((piece) => words.startsWith(piece) || words.includes(` ${piece}`)).length;
  return (pieces.length - beginnings) * 2 + (pieces.length && words.startsWith(pieces[0]) ? 0 : 1);
}
