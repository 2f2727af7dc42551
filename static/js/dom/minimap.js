/**
 * How is the whole drawing seen in small, and what of it is in view?
 *
 *     <div id="minimap" hidden aria-hidden="true"></div>      filled here; the stage is moved by its own keys and buttons
 */

const SVG = "http://www.w3.org/2000/svg";
const SHOWN = ".frame--vpc, .frame--subnet, .arch";

/**
 * @param {HTMLElement} root
 * @param {{kept: () => import("./camera.js").View, goTo: (point: {x: number, y: number}) => void}} camera
 * @returns {{refresh: () => void}} Told when the drawing has become another.
 */
export function wireMinimap(root, camera) {
  const stage = /** @type {HTMLElement} */ (root.querySelector("#stage"));
  const drawing = /** @type {SVGSVGElement} */ (root.querySelector("#stage-drawing"));
  const place = /** @type {HTMLElement} */ (root.querySelector("#minimap"));
  const map = document.createElementNS(SVG, "svg");
  const things = document.createElementNS(SVG, "g");
  const view = document.createElementNS(SVG, "rect");
  view.setAttribute("class", "minimap__view");
  map.append(things, view);
  place.append(map);
  let isHeld = false;

  function refresh() {
    const [width, height] = ["width", "height"].map((name) => Number(drawing.getAttribute(name)));
    map.setAttribute("viewBox", `0 0 ${width} ${height}`);
    // What is copied as it is written needs not be measured: that would take a whole layout of the drawing.
    things.replaceChildren(...[...drawing.querySelectorAll(SHOWN)].map((one) => {
      const around = /** @type {Element} */ (one.parentElement?.cloneNode(false));
      const shape = /** @type {Element} */ (one.cloneNode(false));
      for (const copy of [around, shape]) for (const name of ["id", "class"]) copy.removeAttribute(name);
      around.append(shape);
      return around;
    }));
    paint();
  }

  function paint() {
    place.hidden = stage.dataset.cut === undefined;
    if (place.hidden) return;
    const {camera: {x, y, scale}, frame} = camera.kept();
    for (const [name, value] of Object.entries({x: -x / scale, y: -y / scale, width: frame.width / scale, height: frame.height / scale})) view.setAttribute(name, String(Math.round(value)));
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    const into = map.getScreenCTM()?.inverse();
    if (into) camera.goTo(new DOMPoint(event.clientX, event.clientY).matrixTransform(into));
  }

  place.addEventListener("pointerdown", (event) => {
    isHeld = true;
    place.setPointerCapture(event.pointerId);
    follow(event);
  });
  place.addEventListener("pointermove", (event) => { if (isHeld) follow(event); });
  for (const end of ["pointerup", "pointercancel"]) place.addEventListener(end, () => { isHeld = false; });
  stage.addEventListener("looked", paint);

  refresh();
  return {refresh};
}
