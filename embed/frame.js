// Shows the assessment on the sites that frame.html lists. Until one of them has sent a port, nothing of it is loaded,
// and nothing is said to anybody.

const ATTRIBUTES = [
  "mode", "playbook", "lang", "theme", "storage", "deal-id", "deal", "stage", "state", "heading-level", "share-url", "buyer-url",
];
const PROPERTIES = ["playbook", "stageMap", "contentMap", "answers"];
const EVENTS = ["ready", "start", "answer", "result", "change", "plan", "content", "share", "error"];
const METHODS = ["start", "restart", "print"];

/** What is no origin is nobody's. */
function origin(written) {
  if (written === "'self'") return location.origin;
  return URL.canParse(written) ? new URL(written).origin : "null";
}

const listed = document.querySelector("meta[name=lockstep-embedders]").content.split(/\s+/).map(origin);
const mayEmbed = (origin) => origin !== "null" && listed.includes(origin);

addEventListener("message", function open({ data, origin, ports, source }) {
  if (window === parent || source !== parent || data?.lockstep !== "open" || ports.length !== 1) return;
  // Where the browser tells, no page around that one may be a stranger either.
  if (![origin, ...(location.ancestorOrigins ?? [])].every(mayEmbed)) return;
  // The first port is the only one.
  removeEventListener("message", open);
  show(ports[0], data);
});

async function show(port, settings) {
  const element = document.createElement("lockstep-assessment");
  for (const name of EVENTS) {
    element.addEventListener(`lockstep-${name}`, ({ detail }) => port.postMessage({ event: name, detail }));
  }
  apply(element, settings);
  port.onmessage = ({ data }) => {
    if (data?.set) apply(element, data.set);
    if (METHODS.includes(data?.call)) element[data.call]();
  };
  document.body.replaceChildren(element);
  const tell = () => port.postMessage({ height: Math.ceil(document.body.getBoundingClientRect().height) });
  new ResizeObserver(tell).observe(document.body);
  try {
    await import("./lockstep.js");
  } catch (error) {
    const message = `A part of the assessment could not be loaded: ${error.message}`;
    element.textContent = message;
    port.postMessage({ event: "error", detail: { code: "network", message, fatal: true } });
  }
}

function apply(element, { attributes = {}, properties = {}, styles = {}, scheme }) {
  // Like the page around it, which may be light where the device is dark.
  document.documentElement.style.colorScheme = scheme ?? "";
  for (const [name, value] of Object.entries(styles)) {
    if (name.startsWith("--lockstep-")) element.style.setProperty(name, value);
  }
  for (const name of ATTRIBUTES) {
    const value = attributes[name] ?? null;
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  for (const name of PROPERTIES) {
    if (Object.hasOwn(properties, name)) element[name] = properties[name];
  }
}
