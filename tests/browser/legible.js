/* Names every text that is too small, cut off, or covered. Evaluated in a page: the file is one function. */
([least]) => {
  // What is on its way is looked at where it comes to rest.
  for (const moving of document.getAnimations()) if (moving.effect?.getComputedTiming().endTime !== Infinity) moving.finish();
  const TOLERANCE = 1.5;
  // What stands above the page on a ground of its own: over a drawing too that is moved from under it, being cut anyhow.
  const FLOATING = "[data-track-label], [data-cut] .stage__tools";
  const name = (element) => {
    const owner = element.closest("[id]");
    return `${element.tagName.toLowerCase()} in ${owner ? "#" + owner.id : "the page"}`;
  };
  const meet = (one, other) => ({
    left: Math.max(one.left, other.left), right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top), bottom: Math.min(one.bottom, other.bottom),
  });
  const isEmpty = (box) => box.right - box.left <= TOLERANCE || box.bottom - box.top <= TOLERANCE;
  // Texts share what they stand in: each element is asked once.
  const once = (ask) => {
    const known = new Map();
    return (element) => {
      if (!known.has(element)) known.set(element, ask(element));
      return known.get(element);
    };
  };
  const styleOf = once((element) => getComputedStyle(element));
  const isSpokenOnly = once((element) =>
    styleOf(element).clipPath.startsWith("inset(50%") || (element.parentElement !== null && isSpokenOnly(element.parentElement)));
  const layerOf = once((element) => {
    if (["fixed", "sticky"].includes(styleOf(element).position) || element.popover || element.matches(FLOATING)) return element;
    return element.parentElement && layerOf(element.parentElement);
  });
  // How an element frames what is in it; nothing where it does not.
  const frameOf = once((element) => {
    if (element instanceof SVGElement && !(element instanceof SVGSVGElement && element.ownerSVGElement === null)) return null;
    const style = styleOf(element);
    if (style.display === "inline" || style.display === "contents") return null;
    const overflow = style.overflowX + style.overflowY;
    // What a camera looks at is brought into view as by scrolling; the numbers of lines are scrolled with their text.
    const scrolls = /auto|scroll/.test(overflow) || element.matches("[data-has-camera], #text-gutter");
    if (!scrolls && !/hidden|clip/.test(overflow)) return null;
    const cuts = !scrolls && style.textOverflow !== "ellipsis" && !(element instanceof SVGElement);
    return {cuts, box: element.getBoundingClientRect()};
  });
  const found = [];
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || element.closest("script, style, title, option, select, datalist, defs")) continue;
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true})) continue;
    if (isSpokenOnly(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = node.data.trim().slice(0, 40);
    const svgText = element.closest("text");
    const scale = svgText ? Math.hypot(svgText.getScreenCTM().a, svgText.getScreenCTM().b) : 1;
    const size = parseFloat(styleOf(element).fontSize) * scale;
    for (const rect of range.getClientRects()) {
      let seen = {left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom};
      if (isEmpty(seen)) continue;
      let cut = "";
      for (let one = element; one && one !== document.documentElement; one = one.parentElement) {
        const frame = frameOf(one);
        if (!frame) continue;
        const inside = meet(seen, frame.box);
        if (frame.cuts && !isEmpty(inside)
          && (inside.right - inside.left < seen.right - seen.left - TOLERANCE
            || inside.bottom - inside.top < seen.bottom - seen.top - TOLERANCE)) cut = name(one);
        seen = inside;
        if (isEmpty(seen)) break;
      }
      seen = meet(seen, {left: 0, top: 0, right: innerWidth, bottom: Math.max(innerHeight, document.documentElement.scrollHeight)});
      if (isEmpty(seen)) continue;
      if (size < least - 0.05) found.push(`“${text}” has ${size.toFixed(1)} px: ${name(element)}`);
      if (cut) found.push(`“${text}” is cut by ${cut}`);
      pieces.push({text, element, owner: svgText ?? element, seen, layer: layerOf(element)});
    }
  }
  for (let one = 0; one < pieces.length; one += 1) {
    for (let other = one + 1; other < pieces.length; other += 1) {
      const [a, b] = [pieces[one], pieces[other]];
      // A row that is lit is written once more, on its ground.
      const isSame = a.text === b.text && Math.abs(a.seen.left - b.seen.left) + Math.abs(a.seen.top - b.seen.top) < 2;
      if (isSame || a.layer !== b.layer || a.owner === b.owner || a.owner.contains(b.owner) || b.owner.contains(a.owner)) continue;
      // Lines of text touch: their boxes reach into each other by what is left free above and below the letters.
      const shared = meet(a.seen, b.seen);
      if (shared.right - shared.left > 2 && shared.bottom - shared.top > 4) {
        found.push(`“${a.text}” lies on “${b.text}”: ${name(a.element)}, ${name(b.element)}`);
      }
    }
  }
  const labels = pieces.filter(({element}) => element.closest("#ly-labels, #ly-topo, #ly-under"));
  for (const pill of document.querySelectorAll("#stage-overlay .footprint, #stage-overlay .lit-chip")) {
    const box = pill.getBoundingClientRect();
    for (const {text, seen} of labels) {
      const shared = meet(box, seen);
      if (shared.right - shared.left > 2 && shared.bottom - shared.top > 4) found.push(`“${text}” is under ${name(pill)}`);
    }
  }
  return [...new Set(found)];
}
