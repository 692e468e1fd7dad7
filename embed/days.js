// Days typed into a plan: each key makes another day, and none of them is meant until Enter, or until the field is left.

/** What a field held before the first key. */
const before = new WeakMap();
const watched = new WeakSet();

function settle(field) {
  const was = before.get(field);
  if (!before.delete(field)) return;
  // Half a day is none: what was there comes back.
  if (field.validity.badInput) field.value = was;
  else if (field.value !== was) field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Lets the app inside hear of a day once it is meant: at once where it was picked. */
export function settleDays(around) {
  if (watched.has(around)) return;
  watched.add(around);
  const hear = (name, listener) => around.addEventListener(name, listener, true);
  hear("keydown", ({ target, key }) => {
    if (target.type !== "date") return;
    if (key === "Enter") settle(target);
    else if (key !== "Tab" && key !== "Shift" && !before.has(target)) before.set(target, target.value);
  });
  hear("input", (event) => before.has(event.target) && event.stopPropagation());
  hear("focusout", ({ target }) => settle(target));
}
