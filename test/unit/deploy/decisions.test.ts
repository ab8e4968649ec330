import { decideAdopt } from "../../../src/deploy/adopt.ts";
import { type Decision, decideDeploy } from "../../../src/deploy/deploy.ts";
import { decideRollback, replacedRelease } from "../../../src/deploy/rollback.ts";
import type { WantedDeploy, WantedRollback } from "../../../src/deploy/wanted.ts";
import type { Survey } from "../../../src/host/survey.ts";
import { createContainer, createRelease, createSurvey } from "../../fakes/survey.ts";

const COMMIT = "b".repeat(40);
const WANTED: WantedDeploy = {
  version: "v1.1.0",
  commit: COMMIT,
  project: "app",
  directory: "/srv/app",
  remote: "origin",
  composeFiles: ["compose.yml"],
  profiles: [],
  oneShots: [],
  approvedImages: {},
  registry: "",
  allowPrerelease: false,
  allowCommit: false,
  pullSeconds: 600,
  switchSeconds: 300,
  healthSeconds: 180,
  intervalSeconds: 2,
  passes: 5,
  keepReleases: 5,
  minFreeKiB: 1024,
  removeUnknown: false,
  ignoredOneOffs: [],
  overrideHold: "",
  arch: "",
};
const BACK: WantedRollback = {
  ...WANTED,
  target: "previous",
  from: "",
  requestedSecondsAgo: undefined,
  schemaChange: "refuse",
  pullMissing: false,
};

function codes(decision: Decision): string[] {
  return decision.kind === "refused" ? decision.refusals.map(({ code }) => code) : [];
}

test("a deploy's plan touches nothing that runs before its checkout", () => {
  const decision = decideDeploy(createSurvey(), WANTED);
  expect(decision.kind === "plan" && decision.plan.steps.map(({ name }) => name)).toEqual([
    "check",
    "quiet",
    "fetch",
    "resolve",
    "pull",
    "verify",
    "retain",
    "checkout",
    "switch",
    "await",
    "prove",
    "record",
  ]);
});

test("the plan expects the release that the survey saw", () => {
  const decision = decideDeploy(createSurvey(), WANTED);
  expect(decision).toMatchObject({ kind: "plan", plan: { expectCurrent: "r1", commit: COMMIT } });
});

test.each<[string, Partial<Survey>, Partial<WantedDeploy>]>([
  ["tools-missing", { tools: { missing: "flock", git: "2", compose: "2.26.1", composeV1: "" } }, {}],
  ["engine-silent", { engine: undefined }, {}],
  ["compose-missing", { tools: { missing: "", git: "2", compose: "", composeV1: "/usr/bin/docker-compose" } }, {}],
  ["compose-old", { tools: { missing: "", git: "2", compose: "1.29.2", composeV1: "" } }, {}],
  ["compose-old", { tools: { missing: "", git: "2", compose: "2.19.1", composeV1: "" } }, {}],
  ["compose-old", { tools: { missing: "", git: "2", compose: "dev", composeV1: "" } }, {}],
  ["git-silent", { tools: { missing: "", git: "", compose: "2.26.1", composeV1: "" } }, {}],
  ["checkout-missing", { checkout: { state: "missing", text: "", head: "", remote: "" } }, {}],
  ["checkout-unreadable", { checkout: { state: "not-git", text: "fatal", head: "", remote: "" } }, {}],
  ["checkout-unreadable", { checkout: { state: "git", text: "", head: "", remote: "" } }, {}],
  ["dirty", { dirty: ["compose.yml"] }, {}],
  ["locked", { lock: { held: true, owner: null } }, {}],
  ["one-off-running", { containers: [createContainer({ oneoff: "True" })] }, {}],
  ["not-semver", {}, { version: "release-7" }],
  ["not-semver", {}, { version: "1.1" }],
  ["not-semver", {}, { version: "v1.1" }],
  ["prerelease", {}, { version: "v1.1.0-rc.1" }],
  ["frozen", { freeze: "holidays" }, {}],
  ["held", { hold: { text: "the way back failed", change: "c", compose: "", version: "" } }, {}],
  ["older", {}, { version: "v0.9.0" }],
  ["other-project", { containers: [createContainer({ project: "old" })] }, {}],
  ["not-adopted", { current: undefined, releases: [], ours: false }, {}],
  ["disk-full", { disks: [{ path: "/", freeKiB: 10 }] }, {}],
  ["disk-unknown", { disks: [] }, {}],
  ["arch", {}, { arch: "aarch64" }],
])("a deploy is refused: %s", (code, survey, wanted) => {
  expect(codes(decideDeploy(createSurvey(survey), { ...WANTED, ...wanted }))).toEqual([code]);
});

test.each(["2.20.0", "2.20.2+ds1-0ubuntu1", "2.26.1", "5.0.0-rc.1"])("Compose %s is new enough", (compose) => {
  const survey = createSurvey({ tools: { missing: "", git: "2", compose, composeV1: "" } });
  expect(decideDeploy(survey, WANTED).kind).toBe("plan");
});

test("a refusal for the lock names the holder and the run that it belongs to", () => {
  const owner = {
    change: "c",
    kind: "deploy",
    version: "v1.0.5",
    actor: "bob",
    run: "https://example.com/runs/5",
    since: "2026-11-01T10:00:00Z",
  };
  const decision = decideDeploy(createSurvey({ lock: { held: true, owner } }), WANTED);
  expect(decision.kind === "refused" && decision.refusals[0]?.what).toMatch(
    /v1\.0\.5 by bob.*https:\/\/example\.com\/runs\/5/,
  );
});

test("all reasons are told at once", () => {
  expect(codes(decideDeploy(createSurvey({ dirty: ["a"], freeze: "x" }), WANTED))).toEqual(["dirty", "frozen"]);
});

test("a prerelease is deployed where it is opted in", () => {
  expect(decideDeploy(createSurvey(), { ...WANTED, version: "v1.1.0-rc.1", allowPrerelease: true }).kind).toBe("plan");
});

test("the version that runs may be deployed again", () => {
  expect(decideDeploy(createSurvey(), { ...WANTED, version: "v1.0.0" }).kind).toBe("plan");
});

test("a first release is planned, and said to have no rollback", () => {
  const decision = decideDeploy(
    createSurvey({ current: undefined, releases: [], containers: [], ours: false }),
    WANTED,
  );
  expect(decision).toMatchObject({ kind: "plan", plan: { expectCurrent: undefined } });
  expect(decision.kind === "plan" && decision.warnings.join()).toMatch(/no release to roll back to/);
});

test("a commit is deployed only where commits may be, and has no order", () => {
  const version = `sha-${COMMIT}`;
  expect(codes(decideDeploy(createSurvey(), { ...WANTED, version }))).toEqual(["commit"]);
  expect(decideDeploy(createSurvey(), { ...WANTED, version, allowCommit: true }).kind).toBe("plan");
  const current = createRelease({ version: `sha-${"c".repeat(40)}` });
  expect(decideDeploy(createSurvey({ current }), { ...WANTED, allowCommit: true }).kind).toBe("plan");
});

test("the record of a rollback is no release", () => {
  const wanted = { ...WANTED, version: "v1.1.0-rollback", allowPrerelease: true };
  expect(codes(decideDeploy(createSurvey(), wanted))).toEqual(["rollback-tag"]);
});

test("a lock whose owner has said its outcome does not speak against a plan; that of one at work does", () => {
  const owner = { change: "7.release.deploy.1", kind: "deploy", version: "v1.0.0", actor: "ada", run: "", since: "" };
  const exit = { outcome: "done" as const, code: "", text: "", running: "" };
  const lock = { held: true, owner };
  const change = { change: owner.change, alive: false };
  expect(decideDeploy(createSurvey({ lock, changes: [{ ...change, exit }] }), WANTED).kind).toBe("plan");
  expect(codes(decideDeploy(createSurvey({ lock, changes: [{ ...change, exit: null }] }), WANTED))).toEqual(["locked"]);
});

test("a half-switched tree does not count as changed by hand", () => {
  expect(decideDeploy(createSurvey({ dirty: ["compose.yml"], pending: "c" }), WANTED).kind).toBe("plan");
});

describe("a rollback", () => {
  const older = createRelease({ release: "r0", version: "v0.9.0", at: "2026-10-01T10:00:00Z" });
  const current = createRelease({ previous: "r0" });
  const survey = createSurvey({ current, releases: [older, current] });

  test("goes to the release before, without fetching or pulling anything", () => {
    const decision = decideRollback(survey, BACK);
    expect(decision).toMatchObject({ kind: "plan", plan: { target: "r0", version: "v0.9.0", expectCurrent: "r1" } });
    expect(decision.kind === "plan" && decision.plan.steps.map(({ name }) => name)).toEqual([
      "check",
      "quiet",
      "restore",
      "switch",
      "await",
      "prove",
      "record",
    ]);
  });

  test.each([
    ["freeze", { freeze: "holidays" }],
    ["hold", { hold: { text: "x", change: "c", compose: "", version: "" } }],
    ["dirty tree", { dirty: ["a"] }],
  ])("is the way out of a %s", (_, change) => {
    expect(decideRollback({ ...survey, ...change }, BACK).kind).toBe("plan");
  });

  test("finds a release by its version, the newest of that name", () => {
    const again = createRelease({ release: "r0b", version: "v0.9.0", at: "2026-10-02T10:00:00Z" });
    expect(
      decideRollback({ ...survey, releases: [older, again, current] }, { ...BACK, target: "v0.9.0" }),
    ).toMatchObject({ plan: { target: "r0b" } });
  });

  test("finds a release by its commit, as a rollback tag names it", () => {
    const named = createRelease({ release: "r0", version: "v0.9.0", commit: "c".repeat(40) });
    expect(
      decideRollback({ ...survey, releases: [named, current] }, { ...BACK, target: "c".repeat(40) }),
    ).toMatchObject({ plan: { target: "r0" } });
  });

  test("from the release that runs goes on", () => {
    expect(decideRollback(survey, { ...BACK, from: current.version })).toMatchObject({ plan: { target: "r0" } });
  });

  test("from a release that a person has left already, to the same target, does nothing", () => {
    const failed = createRelease({ release: "r2", version: "v1.1.0", previous: "r1", commit: "d".repeat(40) });
    const left = { ...survey, releases: [older, current, failed] };
    for (const target of ["previous", current.version]) {
      expect(decideRollback(left, { ...BACK, target, from: "v1.1.0" })).toMatchObject({
        kind: "nothing-to-do",
        current: { release: "r1" },
      });
    }
  });

  test("from a release, when another one runs, is refused: that one may be the fix", () => {
    const fix = createRelease({ release: "r3", version: "v1.1.1", previous: "r1", commit: "e".repeat(40) });
    const failed = createRelease({ release: "r2", version: "v1.1.0", previous: "r1", commit: "d".repeat(40) });
    const fixed = createSurvey({ current: fix, releases: [older, current, failed, fix] });
    expect(codes(decideRollback(fixed, { ...BACK, from: "v1.1.0" }))).toEqual(["another-runs"]);
  });

  test("from a release whose change was interrupted goes on: it is the way out", () => {
    expect(decideRollback({ ...survey, pending: "c9" }, { ...BACK, from: "v1.1.0" }).kind).toBe("plan");
  });

  test("to a release that is not kept is refused with those that are", () => {
    const decision = decideRollback(survey, { ...BACK, target: "v0.1.0" });
    expect(codes(decision)).toEqual(["unknown-release"]);
    expect(decision.kind === "refused" && decision.refusals[0]?.todo).toContain("v0.9.0");
  });

  test("to a release whose images were cleaned away is refused", () => {
    const decision = decideRollback(
      { ...survey, releases: [{ ...older, gone: "registry/web:v0.9.0" }, current] },
      BACK,
    );
    expect(codes(decision)).toEqual(["image-gone"]);
  });

  test("to the release before, after an interrupted change, means what was recorded last", () => {
    expect(decideRollback({ ...survey, pending: "c9" }, BACK)).toMatchObject({ plan: { target: "r1" } });
  });

  test("from the release that is recorded goes to the one before it, also if the deploy of another one was interrupted", () => {
    const interrupted = { ...survey, pending: "c9", pendingVersion: "v1.1.0" };
    expect(decideRollback(interrupted, { ...BACK, from: current.version })).toMatchObject({
      plan: { target: current.previous },
    });
    expect(decideRollback(interrupted, { ...BACK, from: "v1.1.0" })).toMatchObject({
      plan: { target: current.release },
    });
  });

  test("without any recorded release is refused", () => {
    expect(codes(decideRollback(createSurvey({ current: undefined, releases: [] }), BACK))).toEqual(["no-release"]);
  });

  test("waits for its turn: a held lock refuses it", () => {
    expect(codes(decideRollback({ ...survey, lock: { held: true, owner: null } }, BACK))).toEqual(["locked"]);
  });
});

describe("adopting", () => {
  const unrecorded = {
    current: undefined,
    releases: [],
    ours: false,
    checkout: { state: "git", text: "", head: COMMIT, remote: "origin " },
  };

  test("records what runs and switches nothing", () => {
    const decision = decideAdopt(createSurvey(unrecorded), WANTED);
    expect(decision.kind === "plan" && decision.plan.steps.map(({ name }) => name)).toEqual([
      "check",
      "quiet",
      "resolve",
      "verify",
      "retain",
      "match",
      "record",
    ]);
  });

  test("is refused when another commit is checked out", () => {
    expect(
      codes(
        decideAdopt(
          createSurvey({ ...unrecorded, checkout: { ...unrecorded.checkout, head: "c".repeat(40) } }),
          WANTED,
        ),
      ),
    ).toEqual(["adopt-commit"]);
  });

  test("is refused when nothing runs, and names the project that does", () => {
    const decision = decideAdopt(
      createSurvey({ ...unrecorded, containers: [createContainer({ project: "old" })] }),
      WANTED,
    );
    expect(codes(decision)).toEqual(["nothing-runs"]);
    expect(decision.kind === "refused" && decision.refusals[0]?.todo).toBe("Set `project: old`.");
  });

  test("is refused when a release is recorded already", () => {
    expect(codes(decideAdopt(createSurvey(), WANTED))).toEqual(["adopted-already"]);
  });
});

test("another application in the same clone is refused; this one under another name is not taken for it", () => {
  const elsewhere = createSurvey({ neighbours: [{ project: "other", directory: "/srv/app/other" }] });
  expect(codes(decideDeploy(elsewhere, WANTED))).toEqual(["shared-clone"]);
  const same = createSurvey({ neighbours: [{ project: "other", directory: "/srv/app" }] });
  expect(codes(decideDeploy(same, WANTED))).toEqual([]);
});

test("a host on hold is deployed to with a reason, which is part of the plan", () => {
  const hold = { text: "the disk was full", change: "c", compose: "", version: "" };
  expect(codes(decideDeploy(createSurvey({ hold }), WANTED))).toEqual(["held"]);
  const decision = decideDeploy(createSurvey({ hold }), { ...WANTED, overrideHold: "it mends the disk" });
  expect(decision).toMatchObject({ kind: "plan", plan: { consent: { overrideHold: "it mends the disk" } } });
});

test("missing images of a kept release are pulled before it is restored, where that was requested", () => {
  const old = createRelease({ release: "r0", version: "v0.9.0", gone: "registry/web:v0.9.0" });
  const survey = createSurvey({
    releases: [createRelease({ previous: "r0" }), old],
    current: createRelease({ previous: "r0" }),
  });
  expect(codes(decideRollback(survey, BACK))).toEqual(["image-gone"]);
  const decision = decideRollback(survey, { ...BACK, pullMissing: true });
  expect(decision.kind === "plan" && decision.plan.steps.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["pull", "restore"]),
  );
});

describe("the release that a rollback replaces", () => {
  const current = createRelease({ release: "r1", version: "v1.4.0" });
  const earlier = createRelease({ release: "r0", version: "v1.3.0" });
  const running = createSurvey({ current, releases: [current, earlier] });
  const switching = { ...running, pending: "r2", pendingVersion: "v1.5.0" };
  const again = { ...running, pending: "9.back.rollback.1", pendingTarget: "r1", pendingVersion: "v1.4.0" };
  const ended = {
    at: "2026-11-26T02:03:00Z",
    began: "2026-11-26T02:00:00Z",
    running: "r1",
    outcome: "held",
    actor: "ada",
  };
  const held = { ...ended, run: "", kind: "deploy", version: "v1.5.0", switched: "2026-11-26T02:01:00Z" };

  test.each([
    ["is the one that runs", { kind: "rollback", target: "r0" }, running, "v1.4.0"],
    ["is the one whose switch was interrupted", { kind: "rollback", target: "r1" }, switching, "v1.5.0"],
    [
      "is unknown to an older host program",
      { kind: "rollback", target: "r1" },
      { ...switching, pendingVersion: "" },
      "v1.4.0",
    ],
    [
      "is still the one whose deploy left the host on hold, if a first rollback failed",
      { kind: "rollback", target: "r1" },
      { ...again, history: [held, { ...held, kind: "rollback", version: "v1.4.0" }] },
      "v1.5.0",
    ],
    [
      "is unknown if a first rollback failed, and the history has nothing",
      { kind: "rollback", target: "r1" },
      again,
      "v1.4.0",
    ],
    ["is the one that runs, also beside a switch", { kind: "rollback", target: "r0" }, switching, "v1.4.0"],
    ["is not that of a deploy", { kind: "deploy", target: undefined }, switching, "v1.4.0"],
    ["is none on a new host", { kind: "deploy", target: undefined }, createSurvey({ current: undefined }), ""],
  ] as const)("%s", (_, plan, survey, left) => {
    expect(replacedRelease(plan, survey).version).toBe(left);
  });
});

test("after an interrupted rollback, previous is what that rollback was to bring back", () => {
  const [first, second] = [
    createRelease({ release: "r1" }),
    createRelease({ release: "r2", version: "v1.1.0", previous: "r1" }),
  ];
  const interrupted = createSurvey({
    current: second,
    releases: [first, second],
    pending: "9.job.rollback.1",
    pendingTarget: "r1",
  });
  const decision = decideRollback(interrupted, BACK);
  expect(decision).toMatchObject({ kind: "plan", plan: { target: "r1" } });
});
