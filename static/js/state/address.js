/** How does an address ask for something else besides what it asks for? */

/**
 * Put a parameter into an address, in the place of what it has of that name; the step stays last. An empty value goes
 * without saying.
 *
 * @param {string} address
 * @param {string} name
 * @param {string} value
 * @returns {string}
 */
export function withParameter(address, name, value) {
  const [path, query = ""] = address.split("?");
  const others = query.split("&").filter((pair) => pair && !pair.startsWith(`${name}=`));
  const step = others.filter((pair) => pair.startsWith("step="));
  const rest = others.filter((pair) => !pair.startsWith("step="));
  const own = value ? [`${name}=${encodeURIComponent(value)}`] : [];
  return `${path}?${[...rest, ...own, ...step].join("&")}`;
}
