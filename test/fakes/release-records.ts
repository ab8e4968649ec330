import type { StageDetails } from "../../src/report/page/stage-details.ts";
import type { StageRecord } from "../../src/stage/stage-record.ts";

const START = Date.parse("2026-11-02T18:00:00Z");

function record(stage: string, minutes: readonly [number, number], more: Partial<StageRecord>): StageRecord {
  const [from, to] = minutes.map((minute) => new Date(START + minute * 60_000).toISOString());
  return {
    ...{ version: 1, stage, step: stage, began: from ?? "", ended: to ?? "", failure: null, outputs: {} },
    ...more,
  };
}

const DIGESTS = ["7f7be28299c4", "4e1371749d6f", "a5c0ffee0000"].map((one) => `sha256:${one.padEnd(64, "0")}`);

/** Values that rise and fall, with a gap and a collapse. */
function activity(): Extract<StageDetails, { kind: "watch" }>["signals"][number]["samples"] {
  return Array.from({ length: 60 }, (_, index) => {
    const at = index * 30;
    if (index === 20 || index === 21) return { at, reading: "missing" as const };
    const value = index > 50 ? 12 : 80 + Math.round(20 * Math.sin(index / 5));
    return { at, reading: index > 50 ? ("bad" as const) : ("ok" as const), value, baseline: 75 };
  });
}

const details: Readonly<Record<"approval" | "backup" | "deploy" | "smoke" | "watch", StageDetails>> = {
  approval: {
    ...{ kind: "gate", gate: "production", decision: "approved", by: ["ada", "linus"] },
    ...{ at: START - 120_000, comment: "The migration was tried on staging." },
  },
  backup: {
    ...{ kind: "backup", place: "prod", id: "/var/backups/shop/2026-11-02.dump" },
    facts: [
      ["Finished", "2026-11-02T17:30:00.000Z (31 min ago)"],
      ["Size", "412 MiB"],
      ["The one before", "409 MiB"],
    ],
    findings: [
      { passed: true, says: "It is 31 min old, and at most 26 h are allowed" },
      { passed: true, says: "Every byte of it was read" },
    ],
    notes: ["It has 48 tables"],
  },
  deploy: {
    ...{ kind: "change", change: "4711-release-deploy-1", host: "prod" },
    before: { version: "v1.3.0", commit: "7f7be28299c4".padEnd(40, "0") },
    after: { version: "v1.4.0", commit: "4e1371749d6f".padEnd(40, "0") },
    plan: {
      ...{ kind: "deploy", version: "v1.4.0", commit: "4e1371749d6f".padEnd(40, "0") },
      fingerprint: `sha256:${"1eebb000589d".padEnd(64, "0")}`,
      services: [
        { service: "web", change: "changed", what: "environment.SHA, environment.VERSION, image" },
        { service: "db", change: "unchanged", what: "" },
      ],
      volumes: ["uploads"],
    },
    images: [
      { service: "db", before: DIGESTS[2] ?? "", after: DIGESTS[2] ?? "" },
      { service: "web", before: DIGESTS[0] ?? "", after: DIGESTS[1] ?? "" },
    ],
    downtime: [{ service: "web", seconds: 3 }],
    steps: [
      { title: "Fetch the tag", at: "2026-11-02T18:04:00Z", failed: false, seconds: 2, text: "" },
      { title: "Pull the images", at: "2026-11-02T18:04:20Z", failed: false, seconds: 18, text: "" },
      { title: "Switch the containers", at: "2026-11-02T18:04:30Z", failed: false, seconds: 4, text: "" },
    ],
    times: {
      ...{ began: "2026-11-02T18:03:58Z", switched: "2026-11-02T18:04:26Z" },
      ...{ undone: "", ended: "2026-11-02T18:05:20Z" },
    },
    failed: [{ service: "web", state: "exited, exit code 1, health unhealthy" }],
    log: ["web | listening on 8080", "web | migrated 3 tables"],
  },
  smoke: {
    ...{ kind: "smoke", url: "https://shop.example.com" },
    results: [
      { name: "/health", passed: true, tries: 1, milliseconds: 41.7, reasons: [] },
      { name: "/checkout", passed: true, tries: 2, milliseconds: 312, reasons: ["status 503 instead of 200"] },
      { name: "tests/smoke.sh", passed: true, tries: 1, milliseconds: 1840, reasons: [] },
    ],
  },
  watch: {
    ...{ kind: "watch", verdict: "failing", reason: "orders: 3 times in a row: 12 in 10 min", seconds: 1800 },
    signals: [
      { name: "orders", advisory: false, verdict: "failing", reason: "12 in 10 min", samples: activity() },
      {
        ...{ name: "containers", advisory: false, verdict: "healthy", reason: "" },
        samples: Array.from({ length: 40 }, (_, index) => ({
          at: index * 45,
          reading: index === 9 ? ("bad" as const) : index === 10 ? ("missing" as const) : ("ok" as const),
        })),
      },
      {
        ...{ name: "latency", advisory: true, verdict: "healthy", reason: "" },
        samples: Array.from({ length: 60 }, (_, index) => ({
          ...{ at: index * 30, reading: "ok" as const, value: 0.2 + 0.05 * Math.cos(index / 3) },
        })),
      },
    ],
    tails: [{ service: "web", lines: ["POST /orders 500", "error: relation does not exist"] }],
  },
};

/** The records of one release that its watch found failing. */
export function releaseRecords(): readonly StageRecord[] {
  return [
    record("release-status", [0, 0.1], {}),
    record("verify-approval", [0.1, 0.2], { details: details.approval }),
    record("check-readiness", [0.2, 0.5], {}),
    record("verify-backup", [0.5, 4], { details: details.backup }),
    record("deploy-prod", [4, 5.5], { details: details.deploy }),
    record("smoke-test", [5.5, 6], { details: details.smoke }),
    record("watch-period", [6, 36], {
      details: details.watch,
      failure: {
        what: "The release is failing: orders: 3 times in a row: 12 in 10 min.",
        means: "It was deployed, and it is not healthy. It still runs.",
        todo: "Check the signals in the summary.",
      },
    }),
    record("conclude-release", [37, 37], { outputs: { result: "rolled-back" } }),
  ];
}

export function releaseFacts() {
  return {
    ...{ application: "shop", version: "v1.4.0", commit: "4e1371749d6f".padEnd(40, "0"), result: "rolled-back" },
    ...{ reason: "The release before runs again.", url: "https://own.example/acme/shop/live" },
    ...{ runUrl: "https://own.example/acme/shop/actions/runs/4711", repository: "https://own.example/acme/shop" },
    records: releaseRecords(),
    jobs: [
      { name: "Preflight", result: "success", began: START - 8 * 60_000, ended: START - 6 * 60_000 },
      { name: "Promote the images of v1.4.0", result: "success", began: START - 6 * 60_000, ended: START - 5 * 60_000 },
      { name: "Release v1.4.0", result: "in_progress", began: START, ended: undefined },
    ],
  };
}
