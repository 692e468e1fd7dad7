// Files and texts: handed to the browser.

/** Gives the browser a JSON file that is named after the deal. */
export function save(content, deal) {
  const text = JSON.stringify(content, null, 2);
  saveText(text, "application/json", `${content.sheet?.context?.today ?? ""}.json`, deal ?? "deal");
}

/** A plan as a calendar, as a table, or to be shared. */
export function savePlan(content, kind, name) {
  if (kind === "calendar") saveText(content, "text/calendar", "plan.ics", name);
  else if (kind === "table") saveText(content, "text/csv", "plan.csv", name);
  else saveText(JSON.stringify(content), "application/json", "plan.json", name);
}

/** A file of this type, named after what it holds and by this ending. */
export function saveText(text, type, ending, about) {
  const name = about.normalize().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, 60).replace(/^-|-$/g, "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `lockstep-${name || "deal"}-${ending}`;
  link.click();
  // Some browsers read it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Rich text where the browser takes it, else text alone. */
export async function onClipboard(text, html) {
  // Without a secure context there is no clipboard at all.
  const { clipboard } = navigator;
  if (html && clipboard?.write && globalThis.ClipboardItem) {
    const part = (type, content) => [type, new Blob([content], { type })];
    const item = Object.fromEntries([part("text/plain", text), part("text/html", html)]);
    try {
      return await clipboard.write([new ClipboardItem(item)]);
    } catch {
      // Text alone may still be allowed.
    }
  }
  return clipboard.writeText(text);
}
