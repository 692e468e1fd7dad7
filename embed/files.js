// Files: handed to the browser.

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
