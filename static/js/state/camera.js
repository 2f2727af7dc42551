/**
 * What of the picture is seen, and how large?
 *
 * A camera is a value: every function returns a new one and leaves the old one as it was. A point of the picture is seen
 * at `point * scale + (x, y)`, in pixels from the frame's upper left corner; at scale 1 a unit is a pixel.
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{x: number, y: number, scale: number}} Camera
 * @typedef {{width: number, height: number}} Frame What it is seen through, in pixels.
 * @typedef {{width: number, height: number, waterline: number}} Picture In units; the tenant's plane ends at the waterline.
 * @typedef {"both" | "tenant" | "provider"} Planes Both as drawn; the upper alone; the lower one large, the waterline at
 *   30 percent of the frame.
 * @typedef {{left: number, top: number, right: number, bottom: number}} Area
 * @typedef {"close" | "middle" | "far"} Detail
 * @typedef {"half" | "third" | "quarter" | "tenth"} Size To what part of its size the picture is made smaller.
 */

const LARGEST = 4;
const STEP = 1.25;
const WAVE = 4;
const ABOVE_THE_DIP = 0.3;
const MARGIN = 48;
const RIM = 32;
const MOST_DOUBLINGS_A_TURN = 0.5;
const LEAST_PIXELS = 12;
/** @type {ReadonlyMap<Size, readonly number[]>} In what sizes names are written, in units. */
const NAMES = new Map([["half", [14, 16, 20, 24]], ["third", [30, 40]], ["quarter", [48]], ["tenth", [60, 80, 120]]]);

/** @type {readonly Planes[]} */
const PLANES = ["both", "tenant", "provider"];

/** @param {Planes} planes */
export const planesAfter = (planes) => PLANES[(PLANES.indexOf(planes) + 1) % PLANES.length];

/**
 * Read a choice of planes that was kept somewhere; both where it is none.
 *
 * @param {unknown} text
 * @returns {Planes}
 */
export const readPlanes = (text) => PLANES.find((one) => one === text) ?? "both";

/**
 * Give the part of the picture that a choice of planes is about.
 *
 * @param {Picture} picture
 * @param {Planes} planes
 * @returns {Area}
 */
export function areaOf({width, height, waterline}, planes) {
  const top = planes === "provider" ? waterline : 0;
  return {left: 0, top, right: width, bottom: planes === "tenant" ? waterline + WAVE : height};
}

/**
 * See the whole of the chosen planes.
 *
 * @param {Picture} picture
 * @param {Frame} frame
 * @param {Planes} planes
 * @returns {Camera}
 */
export function fit(picture, frame, planes) {
  const {left, top, right, bottom} = areaOf(picture, planes);
  const room = planes === "provider" ? frame.height * (1 - ABOVE_THE_DIP) : frame.height;
  const [across, down] = [right - left, bottom - top];
  const scale = Math.min(frame.width / across, room / down, LARGEST);
  // What is made smaller leaves room for the packet at the edge, which is not.
  return stand(picture, frame, planes, scale < 1 ? Math.min((frame.width - 2 * RIM) / across, (room - 2 * RIM) / down) : scale);
}

/**
 * See as much of the chosen planes as there is room for with every text legible: one unit is one pixel at least.
 *
 * @param {Picture} picture
 * @param {Frame} frame
 * @param {Planes} planes
 * @returns {Camera}
 */
export function begin(picture, frame, planes) {
  return stand(picture, frame, planes, Math.max(1, fit(picture, frame, planes).scale));
}

/**
 * Stand before the chosen planes: in their middle, or in their upper left corner where they are larger than the frame.
 *
 * @param {Picture} picture
 * @param {Frame} frame
 * @param {Planes} planes
 * @param {number} scale
 * @returns {Camera}
 */
function stand(picture, frame, planes, scale) {
  const {left, top, right, bottom} = areaOf(picture, planes);
  const x = Math.max(0, (frame.width - (right - left) * scale) / 2) - left * scale;
  const free = planes === "provider" ? frame.height * ABOVE_THE_DIP : (frame.height - (bottom - top) * scale) / 2;
  return {x, y: Math.max(0, free) - top * scale, scale};
}

/**
 * Zoom by a factor; what is at the point of the frame stays there.
 *
 * @param {Camera} camera
 * @param {Point} point
 * @param {number} factor
 * @param {number} smallest The scale at which it ends.
 * @returns {Camera}
 */
export function zoomAt(camera, point, factor, smallest) {
  const scale = Math.min(LARGEST, Math.max(smallest, camera.scale * factor));
  const by = scale / camera.scale;
  return {x: point.x - (point.x - camera.x) * by, y: point.y - (point.y - camera.y) * by, scale};
}

/**
 * Say how far out one may zoom: until the whole picture is seen, and to full size where that is nearer.
 *
 * @param {Picture} picture
 * @param {Frame} frame
 * @param {Planes} planes
 */
export const smallestScale = (picture, frame, planes) => Math.min(1, fit(picture, frame, planes).scale);

/**
 * Give the factor to the next step of a ladder of sizes on which 100 percent stands.
 *
 * @param {number} scale
 * @param {1 | -1} direction
 */
export function stepFactor(scale, direction) {
  const rung = Math.log(scale) / Math.log(STEP);
  // A hundredth of a rung apart is the same rung.
  const next = direction > 0 ? Math.floor(rung + 0.01) + 1 : Math.ceil(rung - 0.01) - 1;
  return STEP ** next / scale;
}

/**
 * Move what is seen, in pixels.
 *
 * @param {Camera} camera
 * @param {number} x
 * @param {number} y
 * @returns {Camera}
 */
export function panBy(camera, x, y) {
  return {...camera, x: camera.x + x, y: camera.y + y};
}

/**
 * Keep the middle of the frame on the chosen planes, so that nobody is lost.
 *
 * @param {Camera} camera
 * @param {Picture} picture
 * @param {Frame} frame
 * @param {Planes} planes
 * @returns {Camera}
 */
export function within({x, y, scale}, picture, frame, planes) {
  const {left, top, right, bottom} = areaOf(picture, planes);
  const keep = (/** @type {number} */ at, /** @type {number} */ middle, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.min(middle - low * scale, Math.max(middle - high * scale, at));
  return {x: keep(x, frame.width / 2, left, right), y: keep(y, frame.height / 2, top, bottom), scale};
}

/**
 * Bring a point of the picture into view, along each axis on which it is not seen.
 *
 * @param {Camera} camera
 * @param {Point} point
 * @param {Picture} picture
 * @param {Frame} frame
 * @param {Planes} planes
 * @returns {Camera} The very same one where the point is seen.
 */
export function bringIn(camera, point, picture, frame, planes) {
  const centred = centreOn(camera, point, picture, frame, planes);
  const isSeen = (/** @type {number} */ seen, /** @type {number} */ size) => {
    const margin = Math.min(MARGIN, size / 4);
    return seen >= margin && seen <= size - margin;
  };
  const x = isSeen(point.x * camera.scale + camera.x, frame.width) ? camera.x : centred.x;
  const y = isSeen(point.y * camera.scale + camera.y, frame.height) ? camera.y : centred.y;
  return x === camera.x && y === camera.y ? camera : {...camera, x, y};
}

/**
 * Bring an area of the picture into view, as little as is needed: nearer to the frame's middle and, where it is larger than
 * the frame, smaller.
 *
 * @param {Camera} camera
 * @param {Area} area
 * @param {Frame} frame
 * @param {number} smallest The scale at which it ends.
 * @returns {Camera} The very same one where all of the area is seen.
 */
export function bringAreaIn(camera, area, frame, smallest) {
  const {left, top, right, bottom} = area;
  const margin = Math.min(MARGIN, frame.width / 8, frame.height / 8);
  const fitting = Math.min((frame.width - 2 * margin) / (right - left), (frame.height - 2 * margin) / (bottom - top));
  // What touches the edge is not seen well, unless it is as large as the frame.
  const by = fitting < camera.scale ? 0 : margin / 3 / camera.scale;
  if (isSeen(camera, {left: left - by, top: top - by, right: right + by, bottom: bottom + by}, frame)) return camera;
  const {x, y, scale} = fitting < camera.scale ? zoomAt(camera, {x: frame.width / 2, y: frame.height / 2}, fitting / camera.scale, smallest) : camera;
  const keep = (/** @type {number} */ at, /** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ size) =>
    Math.max(margin - low * scale, Math.min(size - margin - high * scale, at));
  return {x: keep(x, left, right, frame.width), y: keep(y, top, bottom, frame.height), scale};
}

/**
 * Pan by the shortest way to where an area of the picture is seen, or as much of it as there is room for.
 *
 * @param {Camera} camera
 * @param {Area} area
 * @param {Frame} frame
 * @returns {Camera} The very same one where nothing is to be panned.
 */
export function panAreaIn(camera, {left, top, right, bottom}, frame) {
  const rim = Math.min(RIM, frame.width / 8, frame.height / 8);
  const reach = (/** @type {number} */ at, /** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ size) => {
    const [before, behind] = [low * camera.scale + at, size - high * camera.scale - at];
    // It is seen from end to end, or fills the frame.
    if ((before >= 0) === (behind >= 0)) return at;
    const [least, most] = [at + rim - before, at - rim + behind].sort((one, other) => one - other);
    return Math.max(least, Math.min(most, at));
  };
  const [x, y] = [reach(camera.x, left, right, frame.width), reach(camera.y, top, bottom, frame.height)];
  return x === camera.x && y === camera.y ? camera : {...camera, x, y};
}

/**
 * Look straight at a point of the picture, but not far beyond the edge of the planes while there is more to see of them;
 * along an axis on which all of them can be seen, see all of them.
 *
 * @param {Camera} camera
 * @param {Point} point
 * @param {Picture} picture
 * @param {Frame} frame
 * @param {Planes} planes
 * @returns {Camera}
 */
export function centreOn({scale}, point, picture, frame, planes) {
  const {left, top, right, bottom} = areaOf(picture, planes);
  const home = stand(picture, frame, planes, scale);
  /**
   * @param {number} at
   * @param {number} low
   * @param {number} high
   * @param {number} size
   * @param {number} usual Where all of the planes is seen, if there is room for it.
   */
  const centre = (at, low, high, size, usual) => {
    const straight = size / 2 - at * scale;
    if (at < low || at > high) return straight;
    return (high - low) * scale <= size ? usual : Math.min(RIM - low * scale, Math.max(size - RIM - high * scale, straight));
  };
  return {x: centre(point.x, left, right, frame.width, home.x), y: centre(point.y, top, bottom, frame.height, home.y), scale};
}

/**
 * Keep what was in the middle of the frame there when the frame has another size.
 *
 * @param {Camera} camera
 * @param {Frame} before
 * @param {Frame} after
 * @returns {Camera}
 */
export function reframe(camera, before, after) {
  return panBy(camera, (after.width - before.width) / 2, (after.height - before.height) / 2);
}

/**
 * Say whether the picture has parts of the chosen planes that are not seen.
 *
 * @param {Camera} camera
 * @param {Picture} picture
 * @param {Frame} frame
 * @param {Planes} planes
 */
export const isCut = (camera, picture, frame, planes) => !isSeen(camera, areaOf(picture, planes), frame);

/**
 * Say whether an area of the picture is wholly seen.
 *
 * @param {Camera} camera
 * @param {Area} area
 * @param {Frame} frame
 */
export function isSeen({x, y, scale}, {left, top, right, bottom}, frame) {
  const fits = (/** @type {number} */ at, /** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ size) =>
    low * scale + at >= -0.5 && high * scale + at <= size + 0.5;
  return fits(x, left, right, frame.width) && fits(y, top, bottom, frame.height);
}

/**
 * Say whether anything below the waterline is seen.
 *
 * @param {Camera} camera
 * @param {Picture} picture
 * @param {Frame} frame
 * @param {Planes} planes
 */
export function showsModel({y, scale}, {waterline}, frame, planes) {
  return planes !== "tenant" && (waterline - WAVE) * scale + y < frame.height;
}

/**
 * Say how much of each thing is drawn: everything; shapes without glyphs; one outline.
 *
 * @param {number} scale
 * @returns {Detail}
 */
export function detailOf(scale) {
  if (scale >= 0.5) return "close";
  return scale >= 0.2 ? "middle" : "far";
}

/** @param {number} scale Whether text is hidden, the smallest of which would be smaller than its 12 pixels. */
export const isMute = (scale) => scale < 1;

/**
 * Say which names are read, and how large they are written in the picture: so that none has less than 12 pixels, and in
 * few steps, since each of them makes the browser look at all names.
 *
 * @param {number} scale
 * @returns {{size: Size, units: number} | undefined} Nothing where everything is read, or nothing.
 */
export function namesOf(scale) {
  if (!isMute(scale)) return undefined;
  for (const [size, rungs] of NAMES) {
    // A twentieth of a pixel less is seen by nobody.
    const units = rungs.find((one) => one * scale >= LEAST_PIXELS - 0.05);
    if (units) return {size, units};
  }
  return undefined;
}

/** What is seen as it is laid out. @type {Camera} */
export const SETTLED = {x: 0, y: 0, scale: 1};

/**
 * Say how the whole of what is laid out for one camera is to be moved so that it stands as another one sees it.
 *
 * @param {Camera} camera
 * @param {Camera} laidOut
 * @returns {Camera} As what is laid out is seen.
 */
export function seenFrom(camera, laidOut) {
  const scale = camera.scale / laidOut.scale;
  return {x: camera.x - laidOut.x * scale, y: camera.y - laidOut.y * scale, scale};
}

/** @param {Camera} seen Whether what is laid out is neither so large nor so small that other things of it should be read. */
export const isNear = ({scale}) => scale >= 0.5 && scale <= 2;

/** @param {Camera} camera As the attribute of an element. */
export const transformOf = ({x, y, scale}) => `translate(${x} ${y}) scale(${scale})`;

/** @param {Camera} camera As a key frame. */
export const keyframeOf = ({x, y, scale}) => ({transform: `translate(${x}px, ${y}px) scale(${scale})`});

/**
 * Give the factor that a turn of the wheel, or a pinch on a touch pad, which is told as one with the control key, zooms by.
 *
 * @param {{deltaY: number, deltaMode: number, ctrlKey: boolean}} wheel A turn in pixels, lines or pages.
 */
export function wheelFactor({deltaY, deltaMode, ctrlKey}) {
  const unit = [0.002, 0.05, 1][deltaMode] ?? 0.002;
  // A pinch tells a tenth of what a turn of the wheel does; a wheel that is turned with the key held down does not.
  const doublings = -deltaY * unit * (ctrlKey ? 10 : 1);
  return 2 ** Math.max(-MOST_DOUBLINGS_A_TURN, Math.min(MOST_DOUBLINGS_A_TURN, doublings));
}

/**
 * Follow one or two fingers from where they were to where they are: one pans, two pinch about their middle and pan.
 *
 * @param {Camera} camera
 * @param {readonly Point[]} before
 * @param {readonly Point[]} after The same fingers.
 * @param {number} smallest
 * @returns {Camera}
 */
export function follow(camera, before, after, smallest) {
  const [from, to] = [middleOf(before), middleOf(after)];
  const panned = panBy(camera, to.x - from.x, to.y - from.y);
  const [was, is] = [spreadOf(before), spreadOf(after)];
  return was && is ? zoomAt(panned, to, is / was, smallest) : panned;
}

/** @param {readonly Point[]} points */
const middleOf = (points) => ({
  x: points.reduce((sum, one) => sum + one.x, 0) / points.length,
  y: points.reduce((sum, one) => sum + one.y, 0) / points.length,
});

/** @param {readonly Point[]} points How far apart the first two are. */
const spreadOf = ([one, other]) => (one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0);
