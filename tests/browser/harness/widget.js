// How a test finds things inside the element. Called with the host, what to do, and with what.
const [host, action, wanted] = arguments;
const root = host.shadowRoot;
// What is painted before the app is there has tests of its own.
const painted = root.querySelector(".first");
const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !painted?.contains(element);
const words = (element) => element.innerText.replace(/\s+/g, " ").trim();
const name = (element) => element.getAttribute("aria-label") ?? words(element);
const all = (selector) => [...root.querySelectorAll(selector)].filter(shown);
const exactOr = (elements, match) =>
  elements.find((element) => name(element) === wanted) ?? elements.find((element) => match(name(element))) ?? null;

/** A field with its name, in a form that is asked for its name as any element is. */
const labelled = (field) => ({
  field,
  innerText: [...(field.labels ?? [])].map(words).join(" "),
  getAttribute: (attribute) => field.getAttribute(attribute),
});

// Answers as fast as the page allows, by the same clicks, until nothing is asked any more: by the option for each question, or always
// by the one so far down the list, from 0 to 1.
async function play(answers) {
  const asked = () => all("input[type=radio]")[0]?.name;
  for (let question = asked(); question; question = asked()) {
    const radios = all("input[type=radio]");
    const isPlace = typeof answers === "number";
    const radio = isPlace ? radios[Math.floor(radios.length * answers)] : radios.find(({ value }) => value === answers[question]);
    if (!radio) throw new Error(`no answer to ${question}`);
    radio.click();
    root.querySelector("button:not([type=button])").click();
    const deadline = performance.now() + 5000;
    while (asked() === question) {
      if (performance.now() > deadline) throw new Error(`nothing comes after ${question}`);
      await new Promise((resume) => setTimeout(resume));
    }
  }
}

// Parts that reach beyond the element's edges, or hold more than they show without saying so.
function outside() {
  const edge = host.getBoundingClientRect();
  const parts = all("*").filter((part) => !part.closest("svg, .unseen"));
  const out = parts.filter((part) => {
    const box = part.getBoundingClientRect();
    const { overflowX, textOverflow } = getComputedStyle(part);
    const cut = overflowX !== "visible" && textOverflow !== "ellipsis" && part.scrollWidth > part.clientWidth + 1;
    return box.left < edge.left - 1 || box.right > edge.right + 1 || (cut && !part.matches("input"));
  });
  return out.map((part) => part.outerHTML.slice(0, 120));
}

return {
  outside,
  play: () => play(wanted),
  text: () => painted ? "" : [...root.children].map((child) => child.innerText ?? "").join("\n"),
  heading: () => words(all("h1, h2, h3, h4, h5, h6")[0] ?? document.createElement("i")),
  button: () => exactOr(all("button, a[href], summary"), (text) => text.startsWith(wanted)),
  option: () => exactOr(all("label"), (text) => text.includes(wanted))?.control ?? null,
  radio: () => all("input[type=radio]").find((input) => input.value === wanted) ?? null,
  field: () => exactOr(all("input, select, textarea").map(labelled), (text) => text.startsWith(wanted))?.field ?? null,
  options: () => all("input[type=radio]").map((input) => input.value),
  chosen: () => all("input[type=radio]").find((input) => input.checked)?.value ?? null,
  focused: () => (root.activeElement ? words(root.activeElement) : null),
  question: () => all("input[type=radio]")[0]?.name ?? null,
}[action]();
