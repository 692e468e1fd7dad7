// Puts what happens in the assessment into a data layer, where a tag manager finds it. Copy it, and keep what you need.
//
// What was chosen is left out: it is about a customer. Whoever logs it says so in the element's `privacy` slot.

const WANTED = {
  ready: ({ version, playbook }) => ({ version, playbook }),
  start: () => ({}),
  answer: ({ question, complete }) => ({ question, complete }),
  result: ({ stage, gap, verdict, action }) => ({ stage: stage.evidenced, gap, verdict, action: action?.id }),
  share: ({ kind }) => ({ kind }),
  error: ({ code, fatal }) => ({ code, fatal }),
};

/**
 * Listens on an element, or on a page for all of its elements, until the function that it returns is called.
 *
 * @param {EventTarget} target
 * @param {object[]} layer - the list that the tag manager reads
 */
export function toDataLayer(target = document, layer = (window.dataLayer ??= [])) {
  const over = new AbortController();
  for (const [name, pick] of Object.entries(WANTED)) {
    const push = ({ detail }) => layer.push({ event: `lockstep_${name}`, lockstep: pick(detail) });
    target.addEventListener(`lockstep-${name}`, push, { signal: over.signal });
  }
  return () => over.abort();
}
