/**
 * How does one walk in a page move from step to step?
 *
 *     <div data-walk="(digest)" data-steps="47" data-at="9" data-socket="/ws/…"> outline, stage, evidence, transport </div>
 */

import {withParameter} from "../state/address.js";
import {emptyLog, keep, moveTo, resumption, shownStep, wholeSteps} from "../state/log.js";
import {destinationOf, isAtEnd, isMove} from "../state/moves.js";
import {pauseAt} from "../state/speed.js";
import {wireAnew} from "./anew.js";
import {pressControl} from "./controls.js";
import {replaceFragments, wireFolds} from "./evidence.js";
import {wireGuestView} from "./guest_view.js";
import {wireOutline} from "./outline.js";
import {wireOctets} from "./octets.js";
import {paced} from "./pacing.js";
import {wirePanels} from "./panels.js";
import {focusRegion} from "./regions.js";
import {wireShare} from "./share.js";
import {wireSheet} from "./sheet.js";
import {connect} from "./socket.js";
import {wireSpeed} from "./speed.js";
import {wireStack} from "./stack.js";
import {wireSteps} from "./steps.js";
import {wireTransport} from "./transport.js";

/** @typedef {import("../state/moves.js").Move} Move */

const MILLISECONDS_BETWEEN_REPORTS = 150;

/**
 * Wire a walk; the server's page stands as it is until the first move.
 *
 * @param {HTMLElement} root
 * @param {(log: import("../state/log.js").Log, options: {animate: boolean}) => boolean} draw Draws the step in the picture;
 *   false where steps before it, which are part of the drawing too, have not arrived.
 * @param {() => void} [renew] Asked when the server has another walk than the page.
 * @returns {{root: HTMLElement, keys: import("./keyboard.js").Keys, press: (does: string) => boolean, kept: () => Record<string, string>, sayNotSent: () => void, close: () => void}}
 */
export function wireWalk(root, draw, renew = () => location.reload()) {
  const {walk = "", steps, at, socket: path = ""} = root.dataset;
  const connection = /** @type {HTMLElement} */ (root.querySelector("[data-connection]"));
  let log = emptyLog(walk, Number(steps), Number(at));
  let drawn = log.at;
  let isWhole = true;
  // A step that is not here yet is worth waiting for while a connection is being made, or has once been had.
  let isWorthWaiting = true;
  let wasConnected = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let playing;

  const left = new AbortController();
  const transport = wireTransport(root, go, left.signal);
  const {course} = transport;
  const outline = wireOutline(root);
  wireFolds(root, left.signal);
  const octets = wireOctets(root);
  wireAnew(root);
  const sheet = wireSheet(root);
  const speed = wireSpeed(root, () => { if (playing) waitForNext(); });
  const address = () => transport.addressOf(log.at);
  const link = () => new URL(address()).searchParams.get("step") ?? "";
  const socket = connect(() => `${path}&step=${encodeURIComponent(link())}`, {
    opened() {
      isWorthWaiting = wasConnected = true;
      connection.textContent = "";
      socket.send(resumption(log));
    },
    told(message) {
      if (message.type === "walk" && message.walk !== log.walk) return renew();
      log = keep(log, message);
      root.dataset.held = String(wholeSteps(log));
      if (message.type === "view") guest.paint();
      else paint();
    },
    lost(willRetry) {
      isWorthWaiting = willRetry && wasConnected;
      if (!willRetry) connection.textContent = "No connection: each step is loaded by itself";
      else if (!connection.textContent) connection.textContent = "Connection lost, trying again";
    },
  });
  const report = paced(() => {
    if (!root.isConnected) return;
    history.replaceState(history.state, "", address());
    socket.send({type: "at", number: log.at});
  }, MILLISECONDS_BETWEEN_REPORTS);
  const chosen = () => {
    keepChoices();
    report();
  };
  const guest = wireGuestView(root, () => log, chosen);
  const list = wireSteps(root, transport.steps, transport.paintMatches, chosen);
  const stack = wireStack(root, chosen);
  // Each of them is a choice of the reader's own that every link of the page keeps, but those by which it is changed.
  const choices = [guest, wirePanels(root, chosen), list, stack, wireShare(root)];
  const kept = () => Object.assign({}, ...choices.map((one) => one.kept()));
  const paintChoices = () => choices.forEach((one) => one.paintLinks(address()));
  transport.paint(log.at);
  list.paint(log.at);

  function keepChoices() {
    const parameters = Object.entries(kept());
    for (const one of /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll('a[href*="?from="]'))) {
      one.href = parameters.reduce((href, [name, value]) => withParameter(href, name, value), one.getAttribute("href") ?? "");
    }
    paintChoices();
  }

  function paint() {
    const step = shownStep(log);
    if (!step || (drawn === log.at && isWhole)) return;
    const hasMoved = drawn !== log.at;
    drawn = log.at;
    document.title = titleAt(document.title, step);
    isWhole = draw(log, {animate: hasMoved});
    if (!hasMoved) return;
    for (const motion of speed.speed() === 1 ? [] : root.getAnimations({subtree: true})) motion.playbackRate = speed.speed();
    root.querySelector("[data-note]")?.remove();
    stack.morph(() => replaceFragments(root, step.html), speed.speed());
    octets.paint();
    outline.mark(step.here);
    guest.paint();
  }

  /** @param {Move | "play" | number} move */
  function go(move) {
    if (move === "play") return togglePlaying();
    stopPlaying();
    const number = typeof move === "number" ? move : destinationOf(move, log.at, course);
    return number === undefined || show(number);
  }

  /** @param {string} does What a key is for; false where there is nothing to do it with. */
  function press(does) {
    switch (does) {
      case "play": return togglePlaying();
      case "slower": case "faster": speed.press(does); return true;
      case "keys": sheet.toggle(); return true;
      case "filter": pressControl(root, "panel-walk"); list.focusFilter(); return true;
      case "next-region": focusRegion(root, 1); return true;
      case "previous-region": focusRegion(root, -1); return true;
    }
    if (!isMove(does)) return pressControl(root, does);
    if (!go(does)) location.assign(transport.addressOf(destinationOf(does, log.at, course) ?? log.at));
    return true;
  }

  /** @param {number} number */
  function show(number) {
    const moved = moveTo(log, number);
    if (!shownStep(moved) && moved.at !== drawn && !isWorthWaiting) return false;
    log = moved;
    root.dataset.at = String(log.at);
    transport.paint(log.at);
    list.paint(log.at);
    paintChoices();
    paint();
    report();
    return true;
  }

  function togglePlaying() {
    if (playing) return stopPlaying();
    show(isAtEnd(log.at, course) ? 1 : log.at + 1);
    waitForNext();
    transport.paintPlaying(true);
    return true;
  }

  function waitForNext() {
    clearTimeout(playing);
    playing = setTimeout(playOn, pauseAt(speed.speed()));
  }

  function playOn() {
    // A step that has not arrived is waited for; nothing is passed over unseen.
    const canGoOn = drawn !== log.at || (!isAtEnd(log.at, course) && show(log.at + 1));
    if (canGoOn && !(drawn === log.at && isAtEnd(log.at, course))) waitForNext();
    else stopPlaying();
  }

  function stopPlaying() {
    clearTimeout(playing);
    playing = undefined;
    transport.paintPlaying(false);
    return true;
  }

  return {
    root,
    keys: sheet,
    press,
    kept: () => ({step: link(), ...kept()}),
    sayNotSent() {
      connection.textContent = "Not sent: no connection";
    },
    close() {
      stopPlaying();
      socket.close();
      left.abort();
    },
  };
}

/**
 * Tell the step in the page's title, before what it is a step of.
 *
 * @param {string} title `17 · internet-gateway · Where is the public address? · vpcviz`
 * @param {{number: number, link: string}} step
 */
function titleAt(title, {number, link}) {
  const [, , ...behind] = title.split(" · ");
  return [number, link.split(".")[1], ...behind].join(" · ");
}
