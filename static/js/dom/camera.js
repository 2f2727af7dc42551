/**
 * How is the camera moved: by wheel, pointer, fingers, keys and buttons?
 *
 *     <main class="stage" id="stage">
 *       <svg id="stage-drawing" width="752" height="568" viewBox="0 0 752 568" data-waterline="372"> <g data-camera>…</g> </svg>
 *       <svg id="stage-overlay" …> <g data-camera>…</g> </svg>
 *       <div id="stage-tools"> <button data-look="zoom-in">…</button> … </div>
 *     </main>
 *
 * A plain wheel zooms at the pointer, as on every map in the Web: the picture has a home to which F leads back, and panning is
 * what a drag is for. Where the page itself scrolls, as in a narrow window, the wheel is the page's and zooms with the
 * control key held down.
 */

import {
  areaOf, begin, bringAreaIn, bringIn, centreOn, detailOf, fit, follow, isCut, isMute, isSeen, namesOf, panAreaIn, panBy, planesAfter, readPlanes, reframe, showsModel,
  smallestScale, stepFactor, wheelFactor, within, zoomAt,
} from "../state/camera.js";
import {mountGliding} from "./gliding.js";

/** @typedef {import("../state/camera.js").Camera} Camera */
/** @typedef {import("../state/camera.js").Frame} Frame */
/** @typedef {import("../state/camera.js").Planes} Planes */
/** @typedef {import("../state/camera.js").Point} Point */
/**
 * @typedef {"zoom-in" | "zoom-out" | "actual-size" | "fit" | "planes" | "left" | "right" | "up" | "down"} Look What a key or
 *   a button does with the camera.
 * @typedef {{picture: string, camera: Camera, frame: Frame, holds: "start" | "fit" | "own", planes: Planes}} View What is kept
 *   of a camera for the next drawing of the same network; without a picture's name for whatever it has become.
 */

const DRAG_PIXELS = 4;
// Where a region's upper edge stands at first.
const BEGINNING = 24;
// As wide as any font sets them.
const [WORDS_WIDTH, WORDS_HEIGHT] = [192, 16];
const STORED_PLANES = "vpcviz.planes";
const CONTROLS = "a, button, input, select, textarea, summary";
/** @type {Readonly<Record<string, Look>>} */
const PANS = {ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down"};
/** @type {Readonly<Record<string, Point>>} */
const TOWARDS = {left: {x: 1, y: 0}, right: {x: -1, y: 0}, up: {x: 0, y: 1}, down: {x: 0, y: -1}};

/** @type {Readonly<Record<Planes, {short: string, long: string}>>} */
const PLANES_IN_WORDS = {
  both: {short: "Both", long: "Both planes are in view"},
  tenant: {short: "Tenant", long: "The tenant's plane alone is in view"},
  provider: {short: "Model", long: "The model of what AWS does is large"},
};

/**
 * Take over the view of a stage.
 *
 * @param {HTMLElement} root
 * @param {() => Point | undefined} packet Where the packet stands in the picture.
 * @param {View | undefined} kept What the drawing before this one was seen like.
 * @returns {{look: (look: Look) => void, keepInView: (options: {animate: boolean}) => void, goTo: (point: Point) => void, bringAllIn: (elements: readonly Element[]) => void, panTo: (element: Element) => void, takeUp: (event: PointerEvent) => void, redrawn: () => void, kept: () => View}}
 *   `takeUp` is told of a finger that something else has held until now; `redrawn` when the drawing has become another; the stage tells whenever it is looked at otherwise.
 */
export function mountCamera(root, packet, kept) {
  const drawing = /** @type {SVGSVGElement} */ (root.querySelector("#stage-drawing"));
  const overlay = /** @type {SVGSVGElement} */ (root.querySelector("#stage-overlay"));
  const grounds = /** @type {SVGGElement[]} */ ([...root.querySelectorAll("[data-camera]")]);
  const cover = /** @type {HTMLElement | null} */ (root.querySelector("#stage-cover"));
  const tools = root.querySelector("#stage-tools");
  const prefersStillness = matchMedia("(prefers-reduced-motion: reduce)");
  const measurePicture = () => {
    const [width, height] = ["width", "height"].map((name) => Number(drawing.getAttribute(name)));
    return {width, height, waterline: Number(drawing.dataset.waterline)};
  };
  let picture = measurePicture();
  const name = `${drawing.querySelector("title")?.textContent} ${picture.width} ${picture.height} ${picture.waterline}`;

  const note = /** @type {HTMLElement | null} */ (root.querySelector(".stage__model"));
  const wordsInDrawing = [...root.querySelectorAll('#ly-labels > [text-anchor="end"]')]
    .filter((one) => note?.textContent?.endsWith(one.textContent ?? "")).map(boxOf);

  // From here on the camera says where everything is, and no view box.
  for (const one of [drawing, overlay]) one.removeAttribute("viewBox");
  root.dataset.hasCamera = "";
  root.tabIndex = 0;
  /** @returns {Frame} An unseen stage is taken to be as large as its picture. */
  const measure = () => ({
    width: drawing.clientWidth || picture.width,
    // The note comes and goes with what is seen: its strip must not be what moves the view.
    height: drawing.clientHeight ? drawing.clientHeight + (note?.offsetHeight ?? 0) : picture.height,
  });

  let frame = measure();
  let planes = readPlanes(stored() ?? kept?.planes);
  /** @type {View["holds"]} What the camera is to show when the frame changes. */
  let holds = "start";
  let camera = begun();
  if (kept && ["", name].includes(kept.picture) && kept.planes === planes && kept.holds !== "start") {
    holds = kept.holds;
    camera = holds === "fit" ? fit(picture, frame, planes) : within(reframe(kept.camera, kept.frame, frame), picture, frame, planes);
  }
  const smallest = () => smallestScale(picture, frame, planes);
  /** @type {Map<number, Point>} */
  const fingers = new Map();
  let isDragging = false;
  const gliding = mountGliding(grounds, paint);

  paint();

  /** Stand so that the packet is seen, in the middle if not everything is. */
  function begun() {
    const start = begin(picture, frame, planes);
    const point = packet();
    if (!isCut(start, picture, frame, planes)) return start;
    if (point) return isInSight(point) ? centreOn(start, point, picture, frame, planes) : start;
    // Where much leads to other networks high above all that stands in regions, that is no beginning.
    const top = Number(drawing.querySelector("#ly-topo rect.frame")?.getAttribute("y") ?? 0) * start.scale + start.y;
    const isLow = planes !== "provider" && top > frame.height / 3;
    return isLow ? within(panBy(start, 0, BEGINNING - top), picture, frame, planes) : start;
  }

  /** @param {Point} point Who has hidden the model does not want to be led below the waterline. */
  function isInSight(point) {
    return planes !== "tenant" || point.y <= picture.waterline;
  }

  /**
   * @param {Camera} to
   * @param {{animate?: boolean}} options
   */
  function move(to, {animate = false} = {}) {
    const from = camera;
    camera = to;
    paint();
    if (animate && !prefersStillness.matches && from !== to) gliding.comeFrom(from);
  }

  /** @param {Camera} to As the reader wants it. */
  function take(to, options = {}) {
    holds = "own";
    move(within(to, picture, frame, planes), options);
  }

  /** @param {Camera} to As the reader wants it for now, on the way to somewhere else. */
  function glide(to) {
    holds = "own";
    camera = within(to, picture, frame, planes);
    gliding.glide(camera);
    tell();
  }

  function paint() {
    gliding.layOut(camera);
    set("detail", detailOf(camera.scale));
    set("mute", isMute(camera.scale) ? "" : undefined);
    const names = namesOf(camera.scale);
    set("names", names?.size);
    set("units", names && String(names.units));
    set("planes", planes);
    const isSaid = !isMute(camera.scale) && wordsInDrawing.some((words) => isSeen(camera, words, frame));
    set("model", showsModel(camera, picture, frame, planes) && !isSaid ? "" : undefined);
    const marker = String(Math.max(1, 1 / camera.scale));
    // Told to the overlay alone: a property of the stage would make the browser look at every shape of the drawing.
    if (overlay.style.getPropertyValue("--marker") !== marker) overlay.style.setProperty("--marker", marker);
    set("sunk", (packet()?.y ?? 0) > picture.waterline ? "" : undefined);
    tell();
  }

  /** Tell where the camera is, at each moment of its way. */
  function tell() {
    set("cut", isCut(camera, picture, frame, planes === "tenant" ? planes : "both") ? "" : undefined);
    if (cover) cover.style.top = `${Math.max(0, areaOf(picture, "tenant").bottom * camera.scale + camera.y)}px`;
    const percent = tools?.querySelector("[data-percent]");
    if (percent) percent.textContent = `${Math.round(camera.scale * 100)} %`;
    root.dispatchEvent(new Event("looked"));
  }

  /**
   * @param {string} key
   * @param {string | undefined} value
   */
  function set(key, value) {
    if (root.dataset[key] === value) return;
    if (value === undefined) delete root.dataset[key];
    else root.dataset[key] = value;
    if (key === "planes") sayPlanes();
  }

  function sayPlanes() {
    const button = tools?.querySelector('[data-look="planes"]');
    const words = button?.querySelector("[data-planes-word]");
    if (!button || !words) return;
    const {short, long} = PLANES_IN_WORDS[planes];
    words.textContent = short;
    button.setAttribute("title", `${long} (U)`);
    button.setAttribute("aria-label", `${short}: ${long}`);
    button.setAttribute("aria-pressed", String(planes !== "both"));
  }

  /** @param {{animate: boolean}} options */
  function keepInView({animate}) {
    const point = packet();
    if (point && isInSight(point)) move(bringIn(camera, point, picture, frame, planes), {animate});
    else paint();
  }

  /** @returns {Point} Where a key zooms at: the packet, where it is seen, or the middle. */
  function focus() {
    const point = packet();
    const [x, y] = point ? [point.x * camera.scale + camera.x, point.y * camera.scale + camera.y] : [-1, -1];
    const isInFrame = x >= 0 && y >= 0 && x <= frame.width && y <= frame.height;
    return isInFrame ? {x, y} : {x: frame.width / 2, y: frame.height / 2};
  }

  /** @param {Look} wanted */
  function look(wanted) {
    switch (wanted) {
      case "zoom-in":
      case "zoom-out": {
        const factor = stepFactor(camera.scale, wanted === "zoom-in" ? 1 : -1);
        return take(zoomAt(camera, focus(), factor, smallest()), {animate: true});
      }
      case "actual-size": return take(zoomAt(camera, focus(), 1 / camera.scale, smallest()), {animate: true});
      case "fit":
        holds = "fit";
        return move(fit(picture, frame, planes), {animate: true});
      case "planes":
        planes = planesAfter(planes);
        store(planes);
        holds = "start";
        return move(begun(), {animate: true});
      default: {
        const {x, y} = TOWARDS[wanted];
        return take(panBy(camera, (x * frame.width) / 8, (y * frame.height) / 8), {animate: true});
      }
    }
  }

  /** @param {readonly Element[]} elements @returns {import("../state/camera.js").Area} Where they are drawn. */
  function areaAround(elements) {
    // On its way, the drawing is not where the camera will be.
    gliding.arrive();
    const own = root.getBoundingClientRect();
    const boxes = elements.map((one) => one.getBoundingClientRect());
    const across = (/** @type {number} */ one) => (one - own.left - camera.x) / camera.scale;
    const down = (/** @type {number} */ one) => (one - own.top - camera.y) / camera.scale;
    return {
      left: across(Math.min(...boxes.map(({left}) => left))), right: across(Math.max(...boxes.map(({right}) => right))),
      top: down(Math.min(...boxes.map(({top}) => top))), bottom: down(Math.max(...boxes.map(({bottom}) => bottom))),
    };
  }

  /** @param {MouseEvent} event */
  function pointOf({clientX, clientY}) {
    const {left, top} = root.getBoundingClientRect();
    return {x: clientX - left, y: clientY - top};
  }

  const isOnControl = (/** @type {Event} */ event) => event.target instanceof Element && Boolean(event.target.closest(CONTROLS));

  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-look]");
    if (button) look(/** @type {Look} */ (/** @type {HTMLElement} */ (button).dataset.look));
  });

  root.addEventListener("keydown", (event) => {
    const wanted = PANS[event.key];
    if (!wanted || !event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    look(wanted);
  });

  root.addEventListener("wheel", (event) => {
    const page = document.documentElement;
    if (!event.ctrlKey && page.scrollHeight > page.clientHeight) return;
    event.preventDefault();
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (isSideways) glide(panBy(camera, -event.deltaX, 0));
    else glide(zoomAt(camera, pointOf(event), wheelFactor(event), smallest()));
  }, {passive: false});

  root.addEventListener("dblclick", (event) => {
    if (!isOnControl(event)) take(zoomAt(camera, pointOf(event), event.shiftKey ? 0.5 : 2, smallest()), {animate: true});
  });

  root.addEventListener("pointerdown", (event) => {
    if (isOnControl(event) || event.button > 1) return;
    fingers.set(event.pointerId, pointOf(event));
    isDragging = fingers.size > 1;
  });

  root.addEventListener("pointermove", (event) => {
    const was = fingers.get(event.pointerId);
    if (!was) return;
    const is = pointOf(event);
    if (!isDragging && Math.hypot(is.x - was.x, is.y - was.y) < DRAG_PIXELS) return;
    if (!isDragging) root.setPointerCapture(event.pointerId);
    isDragging = true;
    root.dataset.dragged = "";
    const before = [...fingers.values()];
    fingers.set(event.pointerId, is);
    glide(follow(camera, before, [...fingers.values()], smallest()));
  });

  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    root.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      if (fingers.size) return;
      isDragging = false;
      delete root.dataset.dragged;
    });
  }

  const observer = new ResizeObserver(() => {
    const before = frame;
    frame = measure();
    if (frame.width === before.width && frame.height === before.height) return;
    if (holds === "start") return move(begun());
    move(holds === "fit" ? fit(picture, frame, planes) : within(reframe(camera, before, frame), picture, frame, planes));
    keepInView({animate: false});
  });
  observer.observe(drawing);

  return {
    look,
    keepInView,
    bringAllIn(elements) {
      const to = bringAreaIn(camera, areaAround(elements), frame, smallest());
      if (to !== camera) take(to, {animate: true});
    },
    panTo(element) {
      const to = panAreaIn(camera, areaAround([element]), frame);
      if (to !== camera) take(to, {animate: true});
    },
    takeUp(event) { fingers.set(event.pointerId, pointOf(event)); },
    goTo(point) {
      take(centreOn(camera, point, picture, frame, planes));
    },
    redrawn() {
      picture = measurePicture();
      // What is looked at stays where it is, but for a view that nobody has chosen and into which no longer everything fits.
      if (holds === "own" || !isCut(camera, picture, frame, planes)) move(within(camera, picture, frame, planes));
      else move(holds === "fit" ? fit(picture, frame, planes) : begun());
    },
    kept: () => ({picture: name, camera, frame, holds, planes}),
  };
}

/** @returns {string | null} What was chosen in this window; nothing where the browser keeps nothing. */
function stored() {
  try {
    return sessionStorage.getItem(STORED_PLANES);
  } catch {
    return null;
  }
}

/** @param {Planes} planes */
function store(planes) {
  try {
    sessionStorage.setItem(STORED_PLANES, planes);
  } catch {
    // Without a store the choice lasts as long as the page.
  }
}

/**
 * @param {Element} words That end at a point.
 * @returns {import("../state/camera.js").Area}
 */
function boxOf(words) {
  const [right, bottom] = ["x", "y"].map((name) => Number(words.getAttribute(name)));
  return {left: right - WORDS_WIDTH, top: bottom - WORDS_HEIGHT, right, bottom};
}
