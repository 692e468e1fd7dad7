// Shows one theme after the other on the same assessment, with its rule to copy, both out of themes.css.

const shown = document.querySelector("#shown");
const code = document.querySelector("code");
const status = document.querySelector("[role=status]");

const sheet = await (await fetch("themes.css")).text();
const themes = [...sheet.matchAll(/\.lockstep-([a-z]+) \{\n([^}]*)\}/g)].map(([, name, rule]) => ({ name, rule }));

function show({ name, rule }) {
  shown.className = `lockstep-${name}`;
  code.textContent = `lockstep-assessment {\n${rule}}`;
  status.textContent = "";
}

for (const theme of themes) {
  const label = document.createElement("label");
  const choice = Object.assign(document.createElement("input"), { type: "radio", name: "theme", value: theme.name });
  const swatch = Object.assign(document.createElement("span"), { className: `swatch lockstep-${theme.name}` });
  choice.addEventListener("change", () => show(theme));
  label.append(choice, theme.name[0].toUpperCase() + theme.name.slice(1), swatch);
  document.querySelector("#themes").append(label);
}
document.querySelector("#themes input").checked = true;
show(themes[0]);

for (const choice of document.querySelectorAll("#schemes input")) {
  choice.addEventListener("change", () => {
    document.documentElement.dataset.scheme = choice.value;
  });
}

document.querySelector("button").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    status.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(code);
    status.textContent = "Selected. Your browser did not allow copying; copy it yourself.";
  }
});
