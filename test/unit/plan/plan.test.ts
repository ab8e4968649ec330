import fc from "fast-check";
import type { Effects } from "../../../src/host/effects.ts";
import { type Destination, NO_CONSENT, type Plan } from "../../../src/plan/plan.ts";
import { planFingerprint } from "../../../src/plan/plan-fingerprint.ts";
import { planText } from "../../../src/plan/plan-text.ts";

const PLAN: Plan = {
  kind: "deploy",
  project: "app",
  directory: "/srv/my app",
  remote: "origin",
  version: "v1.2.0",
  commit: "b".repeat(40),
  expectCurrent: "r1",
  target: undefined,
  composeFiles: ["compose.yml", "compose.prod.yml"],
  profiles: ["web"],
  oneShots: [],
  approvedImages: { web: `sha256:${"1".repeat(64)}` },
  registry: "ghcr.io",
  health: { intervalSeconds: 2, passes: 5 },
  keepReleases: 5,
  undoDeadlineSeconds: 300,
  steps: [{ name: "check", deadlineSeconds: 60 }],
  consent: NO_CONSENT,
};
const DESTINATION: Destination = { host: "prod.example", port: 22, user: "deploy", hostKeys: ["SHA256:a"] };
const EFFECTS: Effects = {
  services: [{ service: "web", change: "changed", what: "image", hooks: "" }],
  outside: [],
  unknown: [],
  volumes: [],
  unresolved: "",
};
const fingerprint = (plan: Plan, destination = DESTINATION, effects = EFFECTS): string =>
  planFingerprint({ plan, destination, effects });
const ORIGIN = { change: "1.release.deploy.1", actor: "alice", run: "https://example.com/1" };
const SECRETS = { registryUsername: "bot", registryPassword: "s3cret\nline", variables: { TOKEN: "a b 'c'" } };

test("the text begins with its format and ends with its end", () => {
  const lines = planText(PLAN, ORIGIN, SECRETS).split("\n");
  expect(lines[0]).toBe("sluice-plan 1");
  expect(lines.slice(-2)).toEqual(["end", ""]);
});

test("a tag is told where its name is not the version itself, and counts in the fingerprint", () => {
  expect(planText(PLAN, ORIGIN, SECRETS)).not.toContain("\ntag ");
  const own = { ...PLAN, tag: "api/v1.2.0" };
  expect(planText(own, ORIGIN, SECRETS)).toContain("\nversion v1.2.0\ntag api/v1.2.0\n");
  expect(fingerprint(own)).not.toBe(fingerprint(PLAN));
});

test("secrets stand after everything else, encoded, so that a line break in one breaks nothing", () => {
  const text = planText(PLAN, ORIGIN, SECRETS);
  expect(text.split("secrets\n")[0]).not.toContain("s3cret");
  expect(text).toContain(`registry-password ${Buffer.from("s3cret\nline").toString("base64")}\n`);
  expect(text).toContain(`variable TOKEN ${Buffer.from("a b 'c'").toString("base64")}\n`);
});

test("a line break in a value is refused, whichever value it is", () => {
  expect(() => planText({ ...PLAN, directory: "/srv/a\nstep evil 1" }, ORIGIN, SECRETS)).toThrow(/directory/);
  expect(() => planText(PLAN, { ...ORIGIN, actor: "a\nend" }, SECRETS)).toThrow(/actor/);
});

test("the fingerprint leaves out who asked and every secret", () => {
  expect(fingerprint(PLAN)).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(fingerprint({ ...PLAN })).toBe(fingerprint(PLAN));
});

test("the fingerprint changes with everything that matters", () => {
  const changes: Partial<Plan>[] = [
    { commit: "c".repeat(40) },
    { version: "v1.2.1" },
    { expectCurrent: undefined },
    { expectCurrent: "r2" },
    { project: "other" },
    { directory: "/srv/b" },
    { composeFiles: ["compose.prod.yml", "compose.yml"] },
    { profiles: [] },
    { approvedImages: {} },
    { steps: [] },
    { kind: "adopt" },
    { target: "r1" },
    { consent: { ...NO_CONSENT, removedContainers: ["app-adminer-1"] } },
    { consent: { ...NO_CONSENT, overrideHold: "it mends the database" } },
  ];
  const all = [PLAN, ...changes.map((change) => ({ ...PLAN, ...change }))].map((plan) => fingerprint(plan));
  expect(new Set(all).size).toBe(all.length);
});

test("the fingerprint changes with the host that the plan goes to, and with what it would do there", () => {
  const all = [
    fingerprint(PLAN),
    fingerprint(PLAN, { ...DESTINATION, host: "evil.example" }),
    fingerprint(PLAN, { ...DESTINATION, port: 2222 }),
    fingerprint(PLAN, { ...DESTINATION, user: "root" }),
    fingerprint(PLAN, { ...DESTINATION, hostKeys: ["SHA256:b"] }),
    fingerprint(PLAN, DESTINATION, { ...EFFECTS, volumes: ["app_db"] }),
    fingerprint(PLAN, DESTINATION, {
      ...EFFECTS,
      services: [{ service: "web", change: "removed", what: "", hooks: "" }],
    }),
    fingerprint(PLAN, DESTINATION, {
      ...EFFECTS,
      services: EFFECTS.services.map((one) => ({ ...one, hooks: "post_start" })),
    }),
    fingerprint(PLAN, DESTINATION, { ...EFFECTS, unknown: [{ name: "app-adminer-1", service: "adminer" }] }),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test("two lists never run into each other: what is a file is never read as a profile", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z.-]{1,8}$/)),
      fc.array(fc.stringMatching(/^[a-z.-]{1,8}$/)),
      (files, profiles) => {
        fc.pre(files.join() !== profiles.join());
        expect(fingerprint({ ...PLAN, composeFiles: files, profiles })).not.toBe(
          fingerprint({ ...PLAN, composeFiles: profiles, profiles: files }),
        );
      },
    ),
  );
});
