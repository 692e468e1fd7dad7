// Files: handed to the browser.

/** Gives the browser a JSON file that is named after the deal. */
export function save(content, deal) {
  const name = (deal ?? "deal").normalize().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, 60);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: "application/json" }));
  link.download = `lockstep-${name.replace(/^-|-$/g, "") || "deal"}-${content.sheet?.context?.today ?? ""}.json`;
  link.click();
  // Some browsers read it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
