/**
 * Which of many things does somebody mean who types a few letters?
 */

/**
 * Give those in whose words every piece that was typed begins a word, or at least occurs; the better ones first, and in
 * the order in which they came. What a thing is found by besides its words, such as an address, counts as words behind them.
 *
 * @template {{words: string, also?: string}} Thing
 * @param {readonly Thing[]} things
 * @param {string} typed
 * @param {number} most
 * @returns {Thing[]}
 */
export function matchesOf(things, typed, most) {
  const pieces = piecesOf(typed);
  const rated = things.map((thing) => ({thing, rate: rateOf(`${thing.words} ${thing.also ?? ""}`.toLowerCase(), pieces)}));
  return rated.filter(({rate}) => rate < Infinity).sort((one, other) => one.rate - other.rate).slice(0, most).map(({thing}) => thing);
}

/**
 * Give what of that by which a thing is found besides its words has been typed, so that it is seen why it was found.
 *
 * @param {{words: string, also?: string}} thing
 * @param {string} typed
 */
export function foundBy({words, also = ""}, typed) {
  const beyond = piecesOf(typed).filter((piece) => !words.toLowerCase().includes(piece));
  return also.split(" ").filter((one) => beyond.some((piece) => one.toLowerCase().includes(piece))).join(" ");
}

/** @param {string} typed */
const piecesOf = (typed) => typed.toLowerCase().split(/\s+/).filter(Boolean);

/**
 * @param {string} words
 * @param {readonly string[]} pieces
 */
function rateOf(words, pieces) {
  if (!pieces.every((piece) => words.includes(piece))) return Infinity;
  const beginnings = pieces.filter((piece) => words.startsWith(piece) || words.includes(` ${piece}`)).length;
  return (pieces.length - beginnings) * 2 + (pieces.length && words.startsWith(pieces[0]) ? 0 : 1);
}
