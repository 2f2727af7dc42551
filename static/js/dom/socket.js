/**
 * How does a page stay connected to a walk?
 *
 *     <div data-walk data-socket="/ws/lessons/where-is-the-public-address/?from=a&amp;to=10.0.0.20">
 */

import {isWorthRetrying, waitBefore} from "../state/reconnecting.js";

/**
 * Keep a connection open until it is closed from here.
 *
 * @param {() => string} path What to ask for; asked each time, since the step in it moves on.
 * @param {object} listener
 * @param {() => void} listener.opened
 * @param {(message: any) => void} listener.told
 * @param {(willRetry: boolean) => void} listener.lost
 * @returns {{send: (message: object) => void, close: () => void}}
 */
export function connect(path, {opened, told, lost}) {
  /** @type {WebSocket | undefined} */
  let socket;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let attempt = 0;
  let isClosed = false;

  function open() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(`${scheme}//${location.host}${path()}`);
    socket.addEventListener("open", () => { attempt = 0; opened(); });
    socket.addEventListener("message", (event) => told(JSON.parse(event.data)));
    socket.addEventListener("close", (event) => {
      if (isClosed) return;
      const willRetry = isWorthRetrying(event.code);
      lost(willRetry);
      if (willRetry) timer = setTimeout(open, waitBefore(attempt++, Math.random()));
    });
  }

  open();
  return {
    send(message) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}
