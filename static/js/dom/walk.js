/**
 * How does one walk in a page move from step to step?
 *
 *     <div data-walk="(digest)" data-steps="47" data-at="9" data-socket="/ws/…"> outline, stage, evidence, transport </div>
 */

import {withParameter} from "../state/address.js";
import {destinationOf} from "../state/keys.js";
import {emptyLog, isAtEnd, keep, keepView, moveTo, resumption, shownStep} from "../state/log.js";
import {markPlace, replaceFragments} from "./evidence.js";
import {wireGuestView} from "./guest_view.js";
import {paced} from "./pacing.js";
import {wirePanels} from "./panels.js";
import {connect} from "./socket.js";
import {wireTransport} from "./transport.js";

/** @typedef {import("../state/keys.js").Move} Move */

const MILLISECONDS_A_STEP = 1600;
const MILLISECONDS_BETWEEN_REPORTS = 150;

/**
 * Wire a walk; the server's page stands as it is until the first move.
 *
 * @param {HTMLElement} root
 * @param {(log: import("../state/log.js").Log, options: {animate: boolean}) => boolean} draw Draws the step in the picture;
 *   false where steps before it, which are part of the drawing too, have not arrived.
 * @returns {{root: HTMLElement, press: (move: Move) => void, kept: () => Record<string, string>, sayNotSent: () => void, close: () => void}}
 */
export function wireWalk(root, draw) {
  const {walk = "", steps, at, socket: path = ""} = root.dataset;
  const connection = /** @type {HTMLElement} */ (root.querySelector("[data-connection]"));
  let log = emptyLog(walk, Number(steps), Number(at));
  let drawn = log.at;
  let isWhole = true;
  // A step that is not here yet is worth waiting for while a connection is being made, or has once been had.
  let isWorthWaiting = true;
  let wasConnected = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let playing;

  const transport = wireTransport(root, go);
  const address = () => transport.addressOf(log.at);
  const link = () => new URL(address()).searchParams.get("step") ?? "";
  const socket = connect(() => `${path}&step=${encodeURIComponent(link())}`, {
    opened() {
      isWorthWaiting = wasConnected = true;
      connection.textContent = "";
      socket.send(resumption(log));
    },
    told(message) {
      if (message.type === "walk" && message.walk !== log.walk) location.reload();
      if (message.type === "view") {
        log = keepView(log, message);
        guest.paint();
      }
      if (message.type !== "step") return;
      log = keep(log, message);
      root.dataset.held = String(log.held.size);
      paint();
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
  // Each of them is a choice of the reader's own that every link of the page keeps, but those by which it is changed.
  const choices = [guest, wirePanels(root, chosen)];
  const kept = () => Object.assign({}, ...choices.map((one) => one.kept()));
  const paintChoices = () => choices.forEach((one) => one.paintLinks(address()));
  transport.paint(log.at);

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
    isWhole = draw(log, {animate: hasMoved});
    if (!hasMoved) return;
    root.querySelector("[data-note]")?.remove();
    replaceFragments(root, step.html);
    markPlace(root, step.here);
    guest.paint();
  }

  /** @param {Move | number} move */
  function go(move) {
    if (move === "play") return togglePlaying();
    stopPlaying();
    return show(typeof move === "number" ? move : destinationOf(move, log.at, log.steps));
  }

  /** @param {Move} move */
  function press(move) {
    if (!go(move) && move !== "play") location.assign(transport.addressOf(destinationOf(move, log.at, log.steps)));
  }

  /** @param {number} number */
  function show(number) {
    const moved = moveTo(log, number);
    if (!shownStep(moved) && moved.at !== drawn && !isWorthWaiting) return false;
    log = moved;
    root.dataset.at = String(log.at);
    transport.paint(log.at);
    paintChoices();
    paint();
    report();
    return true;
  }

  function togglePlaying() {
    if (playing) return stopPlaying();
    show(isAtEnd(log) ? 1 : log.at + 1);
    playing = setInterval(() => { if (isAtEnd(log) || !show(log.at + 1)) stopPlaying(); }, MILLISECONDS_A_STEP);
    transport.paintPlaying(true);
    return true;
  }

  function stopPlaying() {
    clearInterval(playing);
    playing = undefined;
    transport.paintPlaying(false);
    return true;
  }

  return {
    root,
    press,
    kept: () => ({step: link(), ...kept()}),
    sayNotSent() {
      connection.textContent = "Not sent: no connection";
    },
    close() {
      stopPlaying();
      socket.close();
    },
  };
}
