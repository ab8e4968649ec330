import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { sourceFiles } from "../../scripts/checks/tools.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import type { TrailPart } from "../../src/credentials/forge-trail.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { JournalEvent } from "../../src/host/journal.ts";
import { incidentDurations, incidentTimes } from "../../src/incident/durations.ts";
import { eventMark, type IncidentEvent, subjectMark } from "../../src/incident/incident-mark.ts";
import { measure } from "../../src/metrics/dora.ts";
import type { Outcome } from "../../src/plan/outcome.ts";
import { NO_CONSENT, type Plan } from "../../src/plan/plan.ts";
import { timelineBlock } from "../../src/postmortem/postmortem-file.ts";
import { renderBackup, renderNoBackup, renderNotVerified } from "../../src/report/backups/backup-report.ts";
import { renderDrill } from "../../src/report/backups/drill-report.ts";
import { renderTakenBackup } from "../../src/report/backups/taken-backup-report.ts";
import { renderChange, renderRefused, renderUnchanged } from "../../src/report/change-report.ts";
import { renderChangelog } from "../../src/report/changelog-report.ts";
import type { Announcement } from "../../src/report/chat/announcement.ts";
import { renderDiscord, renderMattermost } from "../../src/report/chat/mattermost.ts";
import { renderJson, renderMail } from "../../src/report/chat/plain-message.ts";
import { renderSlack } from "../../src/report/chat/slack.ts";
import { renderTeams } from "../../src/report/chat/teams.ts";
import { renderAudit, renderEvidence } from "../../src/report/credentials-report.ts";
import { renderGate } from "../../src/report/gate-report.ts";
import { renderPlan as renderHostPlan } from "../../src/report/host-plan-report.ts";
import { renderConflict, renderHotfix } from "../../src/report/hotfix-report.ts";
import { renderImageCheck } from "../../src/report/images/image-check-report.ts";
import { renderImages } from "../../src/report/images/image-report.ts";
import {
  renderCommandEvent,
  renderCommandFault,
  renderIncident,
  renderRepeated,
  renderResolved,
} from "../../src/report/incident-report.ts";
import { renderMetrics } from "../../src/report/metrics-report.ts";
import { narrate } from "../../src/report/narrator.ts";
import { renderPlan } from "../../src/report/plan-report.ts";
import { renderPostmortem, renderTimeline } from "../../src/report/postmortem-report.ts";
import { renderReadiness } from "../../src/report/readiness-report.ts";
import { renderRequest, requestTitle } from "../../src/report/request-report.ts";
import { renderRotation } from "../../src/report/rotation-report.ts";
import { renderSmoke } from "../../src/report/smoke-report.ts";
import { renderStatus } from "../../src/report/status-report.ts";
import { renderPreflight, renderWatch } from "../../src/report/watch-report.ts";
import { renderTag, renderUntagged } from "../../src/tagging/tag-report.ts";
import { logText } from "../../src/text/foreign-line.ts";
import { cut, failureText, type Markdown, md } from "../../src/text/markdown.ts";
import { quotedNotes, quotedReport } from "../../src/text/quoted-markdown.ts";
import type { PlannedRelease } from "../../src/version/plan-facts.ts";
import { createContainer, createRelease, createSurvey } from "../fakes/survey.ts";
import {
  type Allowed,
  faultsOfChat,
  faultsOfChatMarkdown,
  faultsOfLog,
  faultsOfMarkdown,
  faultsOfPlainLine,
  HOSTILE,
  OWN,
  poisoned,
} from "./hostile-text.ts";

const COMMIT = "a".repeat(40);
const RUN = `${OWN}/actions/runs/7`;
const AT = { at: "2026-11-01T10:00:00Z", up: 1 };
const FAILURE = { what: "It `failed`.", means: "Nothing was changed.", todo: "Look\nagain." };
const failed = (text: string): StageFailure => new StageFailure(poisoned(FAILURE, () => text));

const history = [
  { at: AT.at, began: AT.at, kind: "deploy", version: "v1", outcome: "done", running: "r1", actor: "ada", run: RUN },
];
const owner = { change: "c1", kind: "deploy", version: "v1", actor: "ada", run: RUN, since: AT.at };
const survey = createSurvey({
  ...{ history, lock: { held: true, owner }, freeze: "lessons", dirty: ["a.yml"], pending: "c2" },
  hold: { text: "it failed", change: "c1", compose: "", version: "v1" },
  containers: [createContainer()],
  releases: [createRelease(), createRelease({ release: "r0", gone: "app" })],
});
const events: readonly JournalEvent[] = [
  { ...AT, event: "step", step: "fetch", state: "failed", seconds: 3, code: "x", text: "no tag" },
  { ...AT, event: "step", step: "other", state: "begins", seconds: 0, code: "", text: "" },
  { ...AT, event: "undo", to: "r0", version: "v0", code: "x", text: "it is unhealthy" },
  {
    ...AT,
    event: "container",
    service: "web",
    container: "c1",
    status: "exited",
    exitCode: 1,
    oom: true,
    health: "bad",
  },
  { ...AT, event: "differs", path: "a.yml", why: "it was edited" },
  { ...AT, event: "down", service: "web", seconds: 3 },
  { ...AT, event: "backup", file: "/b.sql", bytes: 3 },
  { ...AT, event: "note", text: "a note" },
  { ...AT, event: "undoing", part: "any" },
  { ...AT, event: "began", change: "c1", kind: "deploy", version: "v1" },
];
const proof = {
  ...{ ...AT, event: "proof" as const, service: "web", container: "c1", name: "app-web-1" },
  ...{ image: "sha256:1", hash: "h", started: AT.at, mounts: "m" },
};
const outcome: Outcome = {
  ...{
    change: "c1",
    events: [...events, proof],
    proof: [proof],
    after: survey,
    log: ["a line"],
    difference: undefined,
  },
  ending: { outcome: "returned", code: "x", text: "it came back", running: "r0" },
};
const plan: Plan = {
  ...{ kind: "deploy", project: "app", directory: "/app", remote: "origin", version: "v1", commit: COMMIT },
  ...{ expectCurrent: "r0", target: undefined, composeFiles: ["a.yml"], profiles: ["p"], oneShots: [] },
  ...{ approvedImages: {}, registry: "", health: { intervalSeconds: 1, passes: 1 }, keepReleases: 1 },
  ...{ undoDeadlineSeconds: 1, steps: [{ name: "pull", deadlineSeconds: 1 }] },
  consent: { ...NO_CONSENT, removedContainers: ["old"] },
};
const effects = {
  services: [{ service: "web", change: "changed" as const, what: "image, ports", hooks: "post_start" }],
  outside: [{ service: "web", mode: "ro", path: "/etc/x" }],
  unknown: [{ name: "old", service: "x" }],
  ...{ volumes: ["data"], unresolved: "no answer" },
};
const destination = { host: "prod", port: 22, user: "deploy", hostKeys: ["ssh-ed25519 AAAA"] };
const reviewed = { plan, effects, destination, fingerprint: "sha256:1", before: survey };
const change = {
  ...{
    sha: COMMIT,
    group: "features" as const,
    type: "feat",
    scope: "ui",
    title: "a chart",
    breaking: "path" as const,
  },
  ...{ counts: true, pullRequests: [7], isConventional: true, pickedFrom: [] },
  authors: [{ name: "Ada", email: "ada@own.example" }],
};
const changes = {
  ...{ standing: [change], reverted: [{ sha: COMMIT, title: "gone", by: COMMIT }] },
  counts: { breaking: 0, security: 0, features: 1, fixes: 0, other: 0 },
  ...{ pullRequests: [7], people: change.authors, coAuthors: [], isConventional: true },
};
const planned: PlannedRelease = {
  ...{ kind: "planned", version: "v1", bump: "minor", suggested: "minor", rule: "before v1", decidedBy: "commits" },
  suggestion: { level: "minor", drivers: [change], breakingPaths: ["db/a.sql"] },
  warnings: ["it is smaller"],
};
const incident = { key: "production/v1", environment: "production", version: "v1", scenario: "rollback" };
const declared: IncidentEvent = { kind: "declared", at: 1, run: 1, attempt: 1, text: "It failed.", began: 0, acted: 2 };
const hotfix = { from: "v1", version: "v1.0.1", branch: "hotfix/v1.0.1" };
const commit = { sha: COMMIT, subject: "fix: a crash" };
const rules = {
  ...{ hard: false, consecutiveFailures: 3, failureLimit: undefined, minSamples: 1, advisory: true },
  onMissing: "inconclusive" as const,
};
const series = {
  name: "errors",
  kind: "http",
  rules,
  samples: [{ at: 0, reading: "bad" as const, text: "no answer" }],
};
const row = { check: "Check unit", verdict: "It failed.", todo: "Set `a` to b.", url: `${OWN}/runs/1` };
const request = {
  ...{ gate: "production", asks: "release" as const, version: "v1", commit: COMMIT, fingerprint: "sha256:1" },
  ...{ run: 7, attempt: 1, destination: "deploy@prod", override: { windows: "lessons", reason: "it burns" } },
  preparation: { branch: "main", message: "One more thing" },
};
const secret = {
  ...{ name: "TOKEN", howTo: "Make a new one.", page: `${OWN}/settings/secrets/actions` },
  uses: [{ name: "TOKEN", file: ".github/workflows/a.yml", job: "build", environment: "" }],
};
const trail: readonly TrailPart[] = [
  { title: "Runs", kind: "read", head: ["Started", "By"], rows: [["1970-01-01", "ada"]] },
  { title: "Logins", kind: "unread", reason: "It is `denied`." },
];
const people = [{ login: "ada", isBot: false }];
const announcement: Announcement = {
  ...{ kind: "released", subject: "v1", application: "shop", reason: "it burns" },
  highlights: [[{ text: "faster", isBold: true, isCode: false, url: `${OWN}/pull/1` }]],
  asked: [
    { login: "ada", slack: "U1", teams: "ada@own.example" },
    { login: "linus", slack: undefined, teams: undefined },
  ],
  links: [{ title: "Run", url: RUN }],
};

const release = {
  ...{ version: "v1", tag: "v1", at: 60_000, isTimeKnown: true, failedTest: false, url: RUN },
  failure: { kind: "rollback" as const, since: 60_000, recoveredAt: 90_000 },
  isRework: true,
};
const period = { from: 0, to: 7 * 86_400_000 };
const measured = {
  ...{ environment: "production", period, history: [release], leadTimes: new Map(), hasIncidents: false },
  metrics: measure([release], new Map(), period),
};

/** Each renderer with what it may be given; by its file, as the search of the sources finds it. */
const REPORTS: Readonly<Record<string, (poison: <T>(value: T) => T, text: string) => readonly Markdown[]>> = {
  "src/report/backups/backup-report.ts renderBackup": (poison) =>
    [true, false].map((passed) =>
      renderBackup(
        poison({
          ...{ passed, place: "prod", id: "/b.sql", notes: ["a note"], todo: "Make `one`." },
          ...{ facts: [["Size", "3"]] as const, findings: [{ passed, says: "it is whole" }] },
        }),
      ),
    ),
  "src/report/backups/backup-report.ts renderNoBackup": (poison) => [renderNoBackup(poison(FAILURE), poison("prod"))],
  "src/report/backups/backup-report.ts renderNotVerified": (poison) => [
    renderNotVerified(poison("there is no `key`.")),
  ],
  "src/report/change-report.ts renderChange": (poison, text) =>
    (["done", "returned", "held", "refused", "failed"] as const).map((end) =>
      renderChange({
        ...poison({
          ...reviewed,
          backup: "/srv/b",
          outcome: { ...outcome, ending: { ...outcome.ending, outcome: end } },
        }),
        failure: end === "done" ? undefined : failed(text),
      }),
    ),
  "src/report/change-report.ts renderRefused": (poison) => [renderRefused(failed(poison("it is frozen")))],
  "src/report/change-report.ts renderUnchanged": (poison) => [renderUnchanged(poison(survey), poison("it runs"))],
  "src/report/changelog-report.ts renderChangelog": (poison) =>
    ["", `${OWN}/pull/7`].map((pullRequest) =>
      renderChangelog(
        poison({
          ...{ version: "v1", heading: "## v1", commit: COMMIT, pullRequest, changed: true },
          ...{ wouldBe: "## v1\n\n- one", missing: ["a chart (#7)"] },
        }),
      ),
    ),
  "src/report/credentials-report.ts renderAudit": (poison) => [
    renderAudit({
      ...poison({ since: 0, checklist: [secret], unreadable: [".github/workflows/b.yml"] }),
      trail: trail.map((part) => ({ ...poison(part), kind: part.kind }) as TrailPart),
    }),
  ],
  "src/report/credentials-report.ts renderEvidence": (poison) => [
    renderEvidence(
      poison([["Old key", "refused"]] as const),
      trail.map((part) => ({ ...poison(part), kind: part.kind }) as TrailPart),
    ),
  ],
  "src/report/gate-report.ts renderGate": (poison) =>
    [
      { kind: "approved" as const, by: people, at: 0, comment: "go" },
      { kind: "rejected" as const, by: { login: "ada", isBot: false }, comment: "no" },
      { kind: "refused" as const, code: "bot" as const, what: "It is a bot.", todo: "Ask a person." },
    ].map((verdict) =>
      renderGate(poison({ environment: "production", version: "v1", commit: COMMIT }), poison(verdict)),
    ),
  "src/report/host-plan-report.ts renderPlan": (poison) => [
    renderHostPlan(poison({ ...reviewed, warnings: ["a `warning`"] })),
  ],
  "src/report/hotfix-report.ts renderHotfix": (poison) => [
    renderHotfix(
      poison({
        ...{ hotfix, base: ["it is `old`"], commit: COMMIT, picks: [commit], created: false },
        ...{ started: ["deploy.yml"], left: ["e2e.yml"] },
        settled: [{ at: commit, entries: [{ part: "Fixed", lines: ["- one"] }] }],
      }),
    ),
  ],
  "src/report/hotfix-report.ts renderConflict": (poison) => [
    renderConflict(
      poison({ hotfix, at: commit, before: [commit], after: [commit], files: ["a.ts"], why: "It is no list." }),
    ),
  ],
  "src/report/images/image-check-report.ts renderImageCheck": (poison) => [
    renderImageCheck(poison({ image: "app:1", problem: "web ended", seconds: 3 })),
  ],
  "src/report/images/image-report.ts renderImages": (poison) => [
    renderImages(
      poison({
        ...{ version: "v1", dryRun: false },
        rows: [
          {
            ...{ image: "app", services: ["web"], from: "sha-1", digest: "sha256:1" },
            ...{ platforms: ["linux/amd64"], attested: false, isNew: true },
          },
        ],
      }),
    ),
  ],
  "src/report/metrics-report.ts renderMetrics": (poison) => [
    renderMetrics(poison(measured), { unknown: poison([release]), repository: OWN }),
  ],
  "src/report/plan-report.ts renderPlan": (poison) =>
    [`${OWN}/pull/7`, undefined].map((url) =>
      renderPlan({
        ...poison({ plan: planned, commit: COMMIT, previous: "v0", changes, migrations: ["db/b.sql"] }),
        pullRequest: () => url,
      }),
    ),
  "src/report/readiness-report.ts renderReadiness": (poison, text) => [
    renderReadiness({
      ...poison({ name: "v1", admission: { kind: "release" as const, version: "v1", commit: COMMIT } }),
      rows: [
        { ...poison(row), state: "red" },
        { ...poison(row), state: "warning", url: `http://evil.example/${text}` },
        { ...poison(row), state: "ok", url: undefined },
      ],
      repository: OWN,
    }),
  ],
  "src/report/request-report.ts renderRequest": (poison, text) => [
    renderRequest({
      ...poison({ request, startedBy: ["grace"], checklist: ["Look"], runUrl: RUN, stagingUrl: `${OWN}/staging` }),
      owners: ["ada"],
      report: quotedReport(text, OWN),
    }),
  ],
  "src/report/rotation-report.ts renderRotation": (poison) => [
    renderRotation({
      ...poison({ host: "prod", secret: "DEPLOY_SSH_KEY", old: "SHA256:a", new: "SHA256:b", elsewhere: ["test"] }),
      ...{ answer: { kind: "refused" }, result: "rotated", wasThere: true },
    }),
  ],
  "src/report/smoke-report.ts renderSmoke": (poison) => [
    renderSmoke(
      poison([{ name: "/health", kind: "http" as const, passed: false, tries: 1, milliseconds: 1, reasons: ["no"] }]),
      poison("https://app.example"),
    ),
  ],
  "src/report/status-report.ts renderStatus": (poison, text) => [
    renderStatus({ survey: poison(survey), project: poison("app"), waiting: poison("no answer"), repository: OWN }),
    renderStatus({
      survey: poison({ ...survey, history: [{ ...history[0], run: `http://evil.example/${text}` }] } as typeof survey),
      ...{ project: "app", repository: OWN },
      waiting: poison([{ gate: "production", about: "v1", people: ["ada"], since: 0, url: `${OWN}/issues/1` }]),
    }),
  ],
  "src/report/backups/drill-report.ts renderDrill": (poison, text) =>
    [undefined, failed(text)].map((failure) =>
      renderDrill({ ...poison({ place: "prod", backup: "/b", tables: 2, rows: 3, checks: 1, seconds: 4 }), failure }),
    ),
  "src/report/backups/taken-backup-report.ts renderTakenBackup": (poison, text) =>
    [undefined, failed(text)].map((failure) =>
      renderTakenBackup({
        ...poison({ host: "prod", version: "v1", outcome, taken: { id: "/b.sql", bytes: 3, seconds: 3 } }),
        failure,
      }),
    ),
  "src/report/watch-report.ts renderWatch": (poison) => [
    renderWatch(
      poison({
        ...{ project: "app", version: "v1", verdict: "failing", reason: "errors: 5", notes: ["a note"], seconds: 90 },
        signals: [{ series, verdict: "failing" as const, reason: "no answer" }],
        tails: new Map([["web", ["a line", "another"]]]),
      }),
    ),
  ],
  "src/report/watch-report.ts renderPreflight": (poison) => [
    renderPreflight(poison([{ name: "errors", text: "no answer", weight: "warns" as const }]), 2),
  ],
  "src/tagging/tag-report.ts renderTag": (poison) =>
    (["push", "dispatch", "none"] as const).map((by) =>
      renderTag(
        poison({
          ...{ name: "v1", commit: COMMIT, elsewhere: "git.example", fingerprint: "SHA256:x", hotfix: "hotfix/v1" },
          started: { by, reason: "it was asked for", runUrl: by === "none" ? RUN : "", workflowUrl: `${OWN}/actions` },
        }),
      ),
    ),
  "src/report/incident-report.ts renderIncident": (poison) => [
    renderIncident({
      ...poison({ subject: incident, declaration: declared, owners: ["ada"], runbooks: { rollback: [OWN] } }),
      ...{ severity: 1, runUrl: RUN },
      marks: md`${subjectMark(poison(incident))}\n${eventMark(poison(declared))}`,
    }),
  ],
  "src/report/incident-report.ts renderRepeated": (poison) => [
    renderRepeated(poison(declared), eventMark(poison(declared)), RUN),
  ],
  "src/report/incident-report.ts renderCommandEvent": (_, text) => [
    renderCommandEvent(text, eventMark({ ...declared, kind: "update", text })),
  ],
  "src/report/incident-report.ts renderResolved": (_, text) => {
    const times = incidentTimes([declared]);
    return [renderResolved({ mark: eventMark({ ...declared, text }), text }, times, incidentDurations(times))];
  },
  "src/report/incident-report.ts renderCommandFault": (poison) => [
    renderCommandFault({ code: "stranger", ...poison({ what: "ada is no owner.", todo: "Ask one." }) }),
  ],
  "src/report/postmortem-report.ts renderTimeline": (poison, text) => [
    renderTimeline(poison([{ at: 1, source: "run" as const, text: "A job began.", url: RUN }])),
    renderTimeline([{ at: 1, source: "update", text, url: "" }]),
  ],
  "src/report/postmortem-report.ts renderPostmortem": (poison, text) => [
    renderPostmortem({
      issue: {
        ...poison({ ...incident, title: "It burns", url: RUN }),
        ...{ number: 7, isOpen: true, labels: [], severity: 1, openedAt: 0, declaration: undefined },
      },
      durations: incidentDurations(incidentTimes([declared])),
      timeline: timelineBlock(renderTimeline([{ at: 1, source: "update", text, url: "" }])),
    }),
  ],
  "src/tagging/tag-report.ts renderUntagged": (poison) => [
    renderUntagged(poison({ version: "v1", commit: COMMIT, why: { what: "It was refused.", todo: "Set a token." } })),
  ],
};

const CHATS = [
  ...["src/report/chat/slack.ts renderSlack", "src/report/chat/teams.ts renderTeams"],
  ...["src/report/chat/mattermost.ts renderMattermost", "src/report/chat/mattermost.ts renderDiscord"],
  ...["src/report/chat/plain-message.ts renderJson", "src/report/chat/plain-message.ts renderMail"],
];
const ALLOWED: Readonly<Record<string, Allowed>> = {
  "src/report/request-report.ts renderRequest": { marks: 1, mentions: ["ada"] },
  "src/report/incident-report.ts renderIncident": { marks: 2 },
  "src/report/postmortem-report.ts renderPostmortem": { marks: 3 },
  "src/report/incident-report.ts renderRepeated": { marks: 1 },
  "src/report/incident-report.ts renderCommandEvent": { marks: 1 },
  "src/report/incident-report.ts renderResolved": { marks: 1 },
};

/** Files of the repository, of which no part stands elsewhere. */
const FILES: ReadonlySet<string> = new Set(["src/report/postmortem-report.ts renderPostmortem"]);

test("every renderer is here", () => {
  const root = repositoryRoot();
  // What src/scaffold renders are files and lines for the terminal of whoever runs `sluice init`; none of it is posted.
  const sources = sourceFiles(root, "*.ts").filter((path) => /^(src|actions)\/(?!scaffold\/)/.test(path));
  const found = sources.flatMap((path) =>
    [...readFileSync(join(root, path), "utf8").matchAll(/^export function (render\w+)/gm)].map(
      ([, name]) => `${path} ${name}`,
    ),
  );
  expect([...Object.keys(REPORTS), ...CHATS].toSorted()).toEqual(found.toSorted());
});

/** The precondition: the search finds what it looks for where nothing is escaped. */
test("a foreign text that is posted as it is would be acted on", () => {
  const harmless = new Set<string>();
  for (const text of HOSTILE) {
    const faults = [...faultsOfMarkdown(`| ${text} |`), ...faultsOfMarkdown(`a ${text}`), ...faultsOfLog(text)];
    if (faults.length === 0) harmless.add(text);
  }
  // What these do is seen by what stands around them, or in chats.
  expect([...harmless]).toEqual(
    [
      ...["-->", "`` x ``", "`x`", "```", "\n```\n", "~~~", "\\", "\\`", "#12", "GH-12", "org/repo#12", "</details>"],
      ...["|", "\\|", "\n| a | b |\n| - | - |\n", "\n", "\n\n# Approved\n\n", "*bold*", "&lt;!channel&gt;"],
    ].toSorted((one, other) => HOSTILE.indexOf(one) - HOSTILE.indexOf(other)),
  );
});

describe.each(Object.keys(REPORTS))("%s", (name) => {
  test.each(HOSTILE.map((text) => [JSON.stringify(text), text]))("shows %s as text", (_, text) => {
    const reports = REPORTS[name]?.((value) => poisoned(value, () => text), text) ?? [];
    expect(reports.length).toBeGreaterThan(0);
    for (const report of reports) {
      expect(faultsOfMarkdown(report.text, ALLOWED[name])).toEqual([]);
      // Where no summary is shown the report goes to the log.
      expect(faultsOfLog(logText(report.text))).toEqual([]);
      if (FILES.has(name)) continue;
      // An issue's comment holds a part of it.
      const short = cut(report, report.text.length / 2, md`… (cut)`);
      expect(faultsOfMarkdown(short.text, { ...ALLOWED[name], marks: 0 })).toEqual([]);
    }
  });
});

/** What one text opens another one may close. */
test.each(Object.keys(REPORTS))("%s shows texts of all kinds beside each other as text", (name) => {
  const kinds = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.constantFrom("`", "``", "<img src=x>", "*", "[", "](", "~~", "<"),
  );
  fc.assert(
    fc.property(fc.infiniteStream(kinds), kinds, (stream, text) => {
      const next = (): string => stream.next().value ?? "";
      for (const report of REPORTS[name]?.((value) => poisoned(value, next), text) ?? [])
        expect(faultsOfMarkdown(report.text, ALLOWED[name])).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test.each(HOSTILE.map((text) => [JSON.stringify(text), text]))("chats show %s as text", (_, text) => {
  for (const kind of ["released", "failed", "gate-opened"] as const) {
    const message = poisoned({ ...announcement, asked: [] }, () => text);
    expect(faultsOfChat(renderSlack({ ...message, kind }))).toEqual([]);
    expect(faultsOfChat(renderTeams({ ...message, kind }))).toEqual([]);
    for (const language of ["en", "fr"] as const) {
      expect(faultsOfChatMarkdown(renderMattermost({ ...message, kind, language }).text.text)).toEqual([]);
      expect(faultsOfChatMarkdown(renderDiscord({ ...message, kind, language }).content.text)).toEqual([]);
    }
    const json = renderJson({ ...message, kind });
    const lines = [json.headline, json.text, json.reason, json.subject, ...json.highlights, ...json.owners];
    const mail = renderMail({ ...message, kind });
    expect([...lines, mail.subject, ...mail.text.split("\n")].flatMap(faultsOfPlainLine)).toEqual([]);
    // Each part of a mail is one line: no text adds another.
    expect(mail.text.split("\n")).toHaveLength(
      renderMail({ ...announcement, asked: [], kind }).text.split("\n").length,
    );
    const asked = announcement.asked.map((one) => ({ ...one, login: `${one.login}${text}` }));
    const [{ content }] = renderTeams({ ...announcement, kind, asked }).attachments;
    expect(JSON.stringify(content.body).match(/<at>/g)).toHaveLength(1);
    for (const { text: mention } of content.msteams?.entities ?? [])
      expect(mention.text.match(/<at>/g)).toHaveLength(1);
  }
});

test.each(HOSTILE.map((text) => [JSON.stringify(text), text]))(
  "failures, titles and journals show %s as text",
  (_, text) => {
    expect(faultsOfMarkdown(failureText(failed(text)).text)).toEqual([]);
    expect(
      faultsOfMarkdown(quotedNotes(`- one ${text}`).text).filter((fault) => !/link|image|definition/.test(fault)),
    ).toEqual([]);
    const title = requestTitle({ version: `v1 ${text}`, gate: text }).text;
    expect(title).not.toMatch(/<!--|@(?!\u200b)|[\n\r]/);
    for (const event of poisoned([...events, proof], () => text))
      expect(faultsOfLog(logText(narrate(event) ?? ""))).toEqual([]);
  },
);
