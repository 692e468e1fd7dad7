// The element's attributes and the properties of the same name. The build puts this into lockstep.js.

/** Attributes that only change what is on screen. */
const SETTINGS = ["deal", "stage", "heading-level"];
/** Attributes that call for other texts or questions, with the same answers; and for another deal or side. */
export const TEXTS = ["playbook", "lang"];
export const DEAL = ["deal-id", "mode"];
export const OBSERVED = [...SETTINGS, ...TEXTS, ...DEAL, "state"];

/** The first of several values stands for any other. */
const oneOf = (...values) => (value) => (values.includes(value) ? value : values[0]);
const asItIs = (value) => value;
/** Attributes with a property of the same name, and what the property makes of them. */
const REFLECTED = {
  mode: oneOf("seller", "buyer"),
  theme: oneOf("auto", "light", "dark"),
  storage: oneOf("local", "session", "none"),
  ...Object.fromEntries(["dealId", "deal", "stage", "shareUrl", "buyerUrl"].map((name) => [name, asItIs])),
  headingLevel: (value) => [1, 2, 3, 4, 5, 6].find((level) => level === Number.parseInt(value, 10)) ?? 2,
};
/** What the page maps to the playbook's own: stages and contents. */
const MAPS = ["stageMap", "contentMap"];
const attributeOf = (property) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Writes an attribute; what is none takes it away. */
export const reflect = (element, name, value) => (value == null ? element.removeAttribute(name) : element.setAttribute(name, value));

/** Properties that were set before the class was known would hide its accessors: they are set once more. */
export function upgrade(element) {
  for (const name of ["playbook", ...MAPS, "answers", "state", ...Object.keys(REFLECTED)]) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** Gives elements of a class these properties. What the page maps is no attribute: `read` and `write` keep it. */
export function reflectAll(prototype, read, write) {
  const both = (name, get, set) => Object.defineProperty(prototype, name, {
    get() { return get(this); },
    set(value) { set(this, value); },
    enumerable: true, configurable: true,
  });
  for (const name of MAPS) both(name, (element) => read(element, name), (element, map) => write(element, name, map));
  for (const [property, known] of Object.entries(REFLECTED)) {
    const name = attributeOf(property);
    both(property, (element) => known(element.getAttribute(name)), (element, value) => reflect(element, name, value));
  }
}
