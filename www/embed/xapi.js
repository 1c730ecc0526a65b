// Sends what a reader of a lesson answers to a learning record store, as xAPI statements: of each element whose
// `data-xapi` names one, and of no other.
const SITE = new URL("../", import.meta.url);
const ADL = "http://adlnet.gov/expapi/";

/** Whoever reads, where the page does not say who: another one each time that the page is loaded. */
const somebody = { objectType: "Agent", account: { homePage: SITE.href, name: crypto.randomUUID() } };

const verb = (name) => ({ id: `${ADL}verbs/${name}`, display: { en: name } });

const activity = (lesson, type, step) => ({
  objectType: "Activity",
  id: new URL(`embed/lesson/${encodeURIComponent(lesson)}/${step ? `#step=${step}` : ""}`, SITE).href,
  definition: { type: `${ADL}activities/${type}` },
});

/** What is to be said of an event; nothing of those that are no lesson's. */
const statementOf = {
  answer: ({ lesson, step, kind, right, tries, shown }) => ({
    // What has no right answer is not graded.
    verb: verb(right === null ? "experienced" : "answered"),
    object: activity(lesson, "question", step),
    result: {
      ...(right === null ? {} : { success: right }),
      extensions: { [new URL("xapi/kind", SITE)]: kind, [new URL("xapi/tries", SITE)]: tries, [new URL("xapi/shown", SITE)]: shown },
    },
  }),
  complete: ({ lesson, correct, score }) =>
    lesson && {
      verb: verb("completed"),
      object: activity(lesson, "lesson"),
      result: {
        completion: true,
        success: correct,
        ...(score?.of ? { score: { raw: score.right, min: 0, max: score.of, scaled: score.right / score.of } } : {}),
      },
    },
};

const send = async ({ target, type, detail }) => {
  if (target.localName !== "strandline-simulator") return;
  const { xapi, xapiActor, xapiAuthorization } = target.dataset;
  const statement = xapi && detail && statementOf[type](detail);
  if (!statement) return;
  const actor = xapiActor ? JSON.parse(xapiActor) : somebody;
  const body = JSON.stringify({ id: crypto.randomUUID(), actor, ...statement, timestamp: new Date().toISOString() });
  const headers = { "Content-Type": "application/json", "X-Experience-API-Version": "1.0.3" };
  if (xapiAuthorization) headers.Authorization = xapiAuthorization;
  // Also when the reader leaves the page.
  const response = await fetch(new URL("statements", xapi.replace(/\/?$/, "/")), { method: "POST", headers, body, keepalive: true });
  if (!response.ok) throw new Error(`the learning record store answers ${response.status}`);
};

for (const type of Object.keys(statementOf)) {
  document.addEventListener(type, (event) => send(event).catch((error) => console.warn(`xAPI: ${error.message}`)), true);
}
