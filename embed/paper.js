// Prints one element alone. What surrounds it on the page has no say: neither its boxes nor its print rules.

// In this order the widget's own print sheet keeps its say, and the page's marked rules lose theirs.
const ALONE = `
@page { size: auto; margin: 12mm 14mm; }
@media not print {
  lockstep-paper { display: none !important; }
}
@media print {
  :root { all: initial !important; display: block !important; }
  :root > :not(lockstep-paper) { display: none !important; }
  :root::before, :root::after { content: none !important; }
  lockstep-paper { all: initial !important; display: block !important; }
}`;

/** Takes away what the last call left, if it still stands. */
let restore = () => {};

/**
 * A copy of what the element shows stands beside the body until it is on paper. Nothing on the page is moved or marked;
 * constructed sheets pass any style-src.
 */
export function print(element) {
  restore();
  const shown = element.shadowRoot;
  const copy = (node) => node.cloneNode(true);
  const paper = document.createElement("lockstep-paper");
  const frame = shown.querySelector(".lockstep");
  paper.style.setProperty("--lockstep-font", getComputedStyle(frame).fontFamily);
  paper.append(...[...element.children].filter((child) => child.slot).map(copy));
  const inside = paper.attachShadow({ mode: "open" });
  inside.adoptedStyleSheets = shown.adoptedStyleSheets;
  inside.append(...[...shown.children].map(copy));

  const alone = new CSSStyleSheet();
  alone.replaceSync(ALONE);
  const over = new AbortController();
  restore = () => {
    over.abort();
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== alone);
  };
  // Browsers that never say that they have printed: whoever acts on the page has left the dialog.
  for (const event of ["afterprint", "pointerdown", "keydown"]) {
    addEventListener(event, restore, { capture: true, signal: over.signal });
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
  document.documentElement.append(paper);
  try {
    window.print();
  } catch {
    restore();
  }
}
