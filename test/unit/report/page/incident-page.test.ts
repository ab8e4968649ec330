import { incidentFile } from "../../../../src/report/page/incident-file.ts";
import { incidentPage } from "../../../../src/report/page/incident-page.ts";
import { incidentFacts, incidentThread } from "../../../fakes/incident-facts.ts";

const page = incidentPage(incidentFacts()).text;

test.each([
  ["its number, severity and state", ["Incident #7: v1.4.0 was rolled back", ">SEV2<", ">resolved<"]],
  ["what happened, and how it was resolved", ["The watch failed: orders", "The migration is fixed in v1.4.1."]],
  ["the release, the environment and the scenario", ["<td>v1.4.0</td>", "<td>production</td>", "<td>rollback</td>"]],
  ["the durations", ["<td>35 min 30 s</td>", "<td>10 s</td>", "<td>36 min 35 s</td>"]],
  ["when each began and ended", ["2026-11-02 18:04:30 UTC", "2026-11-02 18:40:00 UTC", "2026-11-02 18:41:05 UTC"]],
  [
    "the whole timeline",
    ["The change that affected users began.", "users were served again", "declared as SEV3", "from SEV3 to SEV2"],
  ],
  ["status updates and the record of the rollback", ["Orders are complete again", "record of the rollback to 7f7be"]],
  ["the runbooks", ['href="https://wiki.example.com/runbooks/rollback"', "/runbooks/contacts"]],
  [
    "links to the issue, the run, the release and the post-mortem",
    ["acme/shop/issues/7", "acme/shop/actions/runs/4711", "acme/shop/releases/tag/v1.4.0", "acme/shop/pull/8"].map(
      (path) => `href="https://own.example/${path}"`,
    ),
  ],
])("the page shows %s", (_, texts) => {
  for (const text of texts) expect(page).toContain(text);
});

test("the page needs nothing from elsewhere, and its policy forbids everything", () => {
  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base)\b|\ssrc=|@import|url\(/i);
});

test("an open incident without a release, runbooks or known times has a page without a broken number", () => {
  const { declaration: known } = incidentThread().issue;
  if (known === undefined) throw new Error("The incident has no declaration.");
  const declaration = { ...known, began: undefined, detected: undefined, acted: undefined, recovered: undefined };
  const { issue } = incidentThread({ isOpen: true, version: "", scenario: "", declaration });
  const incident = { issue, comments: [], events: [declaration] };
  const open = { incident, timeline: [], runbooks: [], repository: "", postmortem: "" };
  const { text } = incidentPage(incidentFacts(open));
  expect(text).toContain(">open<");
  expect(text).toContain("<td>unknown</td>");
  expect(text).not.toMatch(/NaN|Infinity|undefined|Runbooks|Resolution/);
  expect(JSON.parse(incidentFile(incident, []))).toMatchObject({
    state: "open",
    times: { began: null, acted: null, recovered: null, resolved: null },
    seconds: { "to-detect": null, "to-act": null, "to-recover": null },
  });
});

test("foreign text is text in every place that it can have, and an address that is none of the web is no link", () => {
  const evil = '</title><script>alert(1)</script>"><img src=x onerror=alert(2)>';
  const thread = incidentThread({ title: evil, environment: evil, version: evil, scenario: evil });
  const events = thread.events.map((event) => ({ ...event, text: evil }));
  const { text } = incidentPage({
    ...{
      incident: {
        issue: { ...thread.issue, url: "javascript:alert(3)", declaration: events[0] },
        comments: [],
        events,
      },
    },
    timeline: [{ at: 0, source: "update", text: evil, url: `javascript:${evil}` }],
    ...{ runbooks: ["javascript:alert(4)", evil], repository: "https://own.example/acme/shop", postmortem: evil },
  });
  expect(text).not.toMatch(/<(script|img)\b|href="javascript/i);
  expect(text).not.toMatch(/<[^>]*\sonerror=/);
  expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("the file has the same times and durations, to the second", () => {
  const { incident, timeline } = incidentFacts();
  expect(JSON.parse(incidentFile(incident, timeline))).toMatchObject({
    ...{ version: 1, incident: 7, state: "closed", severity: 2, release: "v1.4.0" },
    times: {
      ...{ began: "2026-11-02T18:04:30Z", detected: "2026-11-02T18:40:00Z", acted: "2026-11-02T18:40:10Z" },
      ...{ recovered: "2026-11-02T18:41:05Z", resolved: "2026-11-02T19:34:30Z" },
    },
    seconds: { "to-detect": 2130, "to-act": 10, "to-recover": 2195 },
  });
  const { timeline: told } = JSON.parse(incidentFile(incident, timeline));
  expect(told).toHaveLength(timeline.length);
  for (const { at } of told) expect(page).toContain(at.slice(0, 19).replace("T", " "));
});
