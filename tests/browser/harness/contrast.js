// What on screen has too little contrast to what is behind it, from the colours as rendered: text 4.5:1, graphics 3:1.
// Called with the host.
const [host] = arguments;
const root = host.shadowRoot;
// What fades in is measured as it will be.
for (const animation of root.getAnimations()) animation.finish();
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const known = new Map();

/** Red, green, blue and alpha from 0 to 1, of any colour that CSS can write. */
function rgba(color) {
  if (!known.has(color)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    known.set(color, [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
  }
  return known.get(color);
}

const over = ([r, g, b, a], below) => [r, g, b].map((part, place) => part * a + below[place] * (1 - a));
const parent = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;

/** Colours from the page up to the element itself, laid over each other. */
function behind(node) {
  const layers = [];
  for (let at = node; at; at = parent(at)) {
    const color = rgba(getComputedStyle(at).backgroundColor);
    layers.unshift(color);
    if (color[3] === 1) break;
  }
  return layers.reduce((below, color) => over(color, below), [1, 1, 1]);
}

function opacity(node) {
  let product = 1;
  for (let at = node; at && at !== host; at = parent(at)) product *= getComputedStyle(at).opacity;
  return product;
}

function luminance(color) {
  const [r, g, b] = color.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const found = [];
let measured = 0;

function measure(node, what, color, ground, least) {
  const [r, g, b, a] = rgba(color);
  const seen = a * opacity(node);
  if (seen === 0) return;
  measured += 1;
  const reached = ratio(over([r, g, b, seen], ground), ground);
  if (reached < least) found.push(`${what} ${color} of ${node.outerHTML.slice(0, 90)}: ${reached.toFixed(2)}`);
}

const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".unseen");
const elements = [...root.querySelectorAll("*")].filter(shown);

for (const node of elements) {
  const style = getComputedStyle(node);
  const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  if (text || node.matches("textarea, input:not([type=radio])")) measure(node, "text", style.color, behind(node), 4.5);
  if (node.matches("button, textarea, input:not([type=radio]), .option:has(:checked), .errors, .trial")) {
    // A filled button is seen by its ground, any other by its border.
    const filled = rgba(style.backgroundColor)[3] === 1 && node.matches(".main");
    const border = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== "none";
    if (filled) measure(node, "ground", style.backgroundColor, behind(parent(node)), 3);
    else if (border) measure(node, "border", style.borderTopColor, behind(parent(node)), 3);
  }
  if (node.matches("input[type=radio]") && style.accentColor !== "auto") {
    measure(node, "mark", style.accentColor, behind(node), 3);
  }
  if (node.matches(".tick.done")) measure(node, "line", style.borderTopColor, behind(parent(node)), 3);
  // Ways that nobody has gone are there for the eye alone; the names of the stages say where they lead.
  if (node.matches(".mark, .way.settled, .way.hoped, .way.gap, .way.waits")) {
    const ground = behind(node.closest("svg").parentElement);
    if (style.stroke !== "none") measure(node, "line", style.stroke, ground, 3);
    else measure(node, "ground", style.fill, ground, 3);
  }
}
return { found, measured };
