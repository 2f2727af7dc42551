/** How is something that may happen often done only so often? Browsers refuse an address that changes at every key repeat. */

/**
 * Make an action that is done at once, but then not again for a while; of what was asked for meanwhile, once.
 *
 * @param {() => void} action
 * @param {number} milliseconds
 * @param {(action: () => void, milliseconds: number) => unknown} wait The clock.
 * @returns {() => void}
 */
export function paced(action, milliseconds, wait = setTimeout) {
  let isResting = false;
  let isAskedFor = false;

  function act() {
    [isAskedFor, isResting] = [false, true];
    action();
    wait(() => {
      isResting = false;
      if (isAskedFor) act();
    }, milliseconds);
  }

  return () => {
    if (isResting) isAskedFor = true;
    else act();
  };
}
