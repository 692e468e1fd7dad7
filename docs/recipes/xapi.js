// Writes the assessment into a learning record store as xAPI 1.0.3 statements: initialized, answered, completed.
//
// The store is named in the page's `connect-src`, and a password for it has no place in a page: let your own server add
// it, or hand out one that ends with the session.

const VERBS = "http://adlnet.gov/expapi/verbs/";
const ACTIVITIES = "http://adlnet.gov/expapi/activities/";

/**
 * Listens on one element until the function that it returns is called.
 *
 * @param {EventTarget} element
 * @param {object} store
 * @param {string} store.endpoint - the store's address, with a slash at its end
 * @param {string} [store.authorization] - value of the header of that name
 * @param {object} store.actor - who is learning, as xAPI writes it
 * @param {string} store.activity - address that names the assessment in your records
 * @param {string} [store.registration] - UUID of this attempt
 */
export function toLearningRecords(element, { endpoint, authorization, actor, activity, registration = crypto.randomUUID() }) {
  const over = new AbortController();
  const waiting = [];
  let sending = false;
  let completed = false;

  const on = (name, act) => element.addEventListener(`lockstep-${name}`, act, { signal: over.signal });
  on("start", () => record("initialized", activity, "assessment"));
  on("answer", ({ detail: { question, option } }) => {
    record("answered", `${activity}/questions/${question}`, "cmi.interaction", { response: option });
  });
  on("result", ({ detail }) => {
    // Later changes to the result are answers of their own, not a second completion.
    if (completed) return;
    completed = true;
    record("completed", activity, "assessment", {
      completion: true,
      extensions: {
        [`${activity}/extensions/stage`]: detail.stage.evidenced,
        [`${activity}/extensions/action`]: detail.action.id,
      },
    });
  });

  function record(verb, id, type, result) {
    waiting.push({
      id: crypto.randomUUID(),
      actor,
      verb: { id: VERBS + verb, display: { en: verb } },
      object: { objectType: "Activity", id, definition: definition(type) },
      result,
      context: { registration, contextActivities: { grouping: [{ id: activity }] } },
      timestamp: new Date().toISOString(),
    });
    send();
  }

  /** In order. What the store did not take is sent again with the next statement; its id keeps it from counting twice. */
  async function send() {
    if (sending) return;
    sending = true;
    while (waiting.length > 0) {
      const batch = [...waiting];
      const headers = { "Content-Type": "application/json", "X-Experience-API-Version": "1.0.3" };
      if (authorization) headers.Authorization = authorization;
      const request = { method: "POST", headers, body: JSON.stringify(batch), keepalive: true };
      const answer = await fetch(new URL("statements", endpoint), request).catch(() => null);
      if (!answer?.ok) break;
      waiting.splice(0, batch.length);
    }
    sending = false;
  }

  return () => over.abort();
}

/** Learning record stores ask what kind of interaction it was. */
function definition(type) {
  return { type: ACTIVITIES + type, ...(type === "cmi.interaction" && { interactionType: "choice" }) };
}
