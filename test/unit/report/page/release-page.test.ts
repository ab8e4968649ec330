import { releasePage } from "../../../../src/report/page/release-page.ts";
import { readDetails } from "../../../../src/report/page/stage-details.ts";
import { releaseFacts, releaseRecords } from "../../../fakes/release-records.ts";

const page = releasePage(releaseFacts()).text;

test.each([
  ["the result and its reason", ["rolled back", "The release before runs again."]],
  [
    "each stage with its start and length",
    ["verify-approval", "watch-period", "2026-11-02 18:06:00 UTC", "30 min 0 s"],
  ],
  ["who approved what and when", ["production", "ada, linus", "2026-11-02 17:58:00 UTC", "The migration was tried"]],
  ["the digests before and after", [`sha256:7f7be28299c4${"0".repeat(52)}`, `sha256:4e1371749d6f${"0".repeat(52)}`]],
  [
    "when the change began, switched and ended, by the host's clock",
    ["The switch of the containers began", "2026-11-02 18:04:26 UTC", "2026-11-02 18:05:20 UTC"],
  ],
  ["the plan", ["environment.VERSION", "sha256:1eebb000589d", "New volumes: uploads."]],
  ["the evidence of the backup", ["/var/backups/shop/2026-11-02.dump", "412 MiB", "Every byte of it was read"]],
  ["the latencies of the smoke test", ["/checkout", "312 ms", "status 503 instead of 200"]],
  ["the watch with what is usual", ['class="value"', 'class="baseline"', "The dashed line is what is usual"]],
  ["the counts of each signal", ["60 samples, 49 good, 9 bad, 2 missing"]],
  ["log excerpts", ["error: relation does not exist", "web | migrated 3 tables"]],
  ["the failure with what to do", ["The release is failing", "Check the signals in the summary."]],
  ["links", ["https://own.example/acme/shop/actions/runs/4711", "https://own.example/acme/shop/commit/4e13"]],
])("the page shows %s", (_, texts) => {
  for (const text of texts) expect(page).toContain(text);
});

test("the page needs nothing from elsewhere, and its policy forbids everything", () => {
  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base)\b|\ssrc=|@import|url\(/i);
});

test("a line of a chart ends where data is missing, and begins again after it", () => {
  const [, orders = ""] = page.split('aria-label="orders:');
  const chart = orders.slice(0, orders.indexOf("</svg>"));
  expect(chart.match(/<polyline[^>]*class="value"/g)).toHaveLength(2);
  expect(chart.match(/class="missing"/g)).toHaveLength(2);
  expect(chart.match(/<circle[^>]*class="bad"/g)).toHaveLength(9);
});

test("a release without records has a page that says so, and no broken number", () => {
  const empty = releasePage({
    ...releaseFacts(),
    records: [],
    result: "",
    reason: "",
    runUrl: "",
    repository: "",
  }).text;
  expect(empty).toContain("No stage has left a record.");
  expect(empty).toContain("result unknown");
  expect(empty).not.toMatch(/NaN|Infinity|undefined/);
  expect(page).not.toMatch(/NaN|Infinity|undefined/);
});

test("details of another version do not hide the stage", () => {
  const [, approval] = releaseRecords();
  const strange = { ...approval, details: { kind: "gate", gate: 7 } };
  expect(readDetails(strange.details)).toBeUndefined();
  const shown = releasePage({
    ...releaseFacts(),
    records: [{ ...strange } as ReturnType<typeof releaseRecords>[number]],
  });
  expect(shown.text).toContain("verify-approval");
});

test("an address that is none of the web is no link", () => {
  const shown = releasePage({ ...releaseFacts(), url: "javascript:alert(1)" }).text;
  expect(shown).not.toContain('href="javascript');
});
