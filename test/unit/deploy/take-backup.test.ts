import { decideBackup, type WantedBackup } from "../../../src/deploy/take-backup.ts";
import type { Survey } from "../../../src/host/survey.ts";
import { planFingerprint } from "../../../src/plan/plan-fingerprint.ts";
import { planText } from "../../../src/plan/plan-text.ts";
import { createSurvey } from "../../fakes/survey.ts";

const WANTED: WantedBackup = {
  project: "app",
  directory: "/srv/app",
  composeFiles: ["compose.yml", "compose.prod.yml"],
  profiles: [],
  command: 'pg_dump -Fc \\\n  app > "$SLUICE_BACKUP_FILE"',
  file: "/srv/backups/app-{time}.dump",
  timeoutSeconds: 1800,
};

function planned(overrides: Partial<Survey> = {}) {
  const decided = decideBackup(createSurvey(overrides), WANTED);
  if (!("kind" in decided)) throw new Error(decided.map(({ what }) => what).join());
  return decided;
}

test("its plan looks again, takes the backup, and switches nothing", () => {
  const plan = planned();
  expect(plan).toMatchObject({ kind: "backup", version: "v1.0.0", expectCurrent: "r1" });
  expect(plan.steps).toEqual([
    { name: "check", deadlineSeconds: 60 },
    { name: "backup", deadlineSeconds: 1800 },
  ]);
});

test("a command of several lines is one line of the plan, and comes back as it was", () => {
  const secrets = { registryUsername: "", registryPassword: "", variables: {} };
  const text = planText(planned(), { change: "1.release.backup.1", actor: "ada", run: "" }, secrets);
  const line = text.split("\n").find((one) => one.startsWith("backup-command ")) ?? "";
  expect(Buffer.from(line.slice("backup-command ".length), "base64").toString("utf8")).toBe(WANTED.command);
  expect(text).toContain("\nbackup-file /srv/backups/app-{time}.dump\n");
});

test("the number of backups that stay is in its plan, and so is the backup that a release names", () => {
  const decided = decideBackup(createSurvey(), { ...WANTED, keep: 7 });
  if (!("kind" in decided)) throw new Error("It was refused.");
  const secrets = { registryUsername: "", registryPassword: "", variables: {} };
  const text = planText(decided, { change: "c", actor: "ada", run: "", backup: "/srv/backups/app-1" }, secrets);
  expect(text).toContain("\nbackup-keep 7\n");
  expect(text).toContain("\nbackup /srv/backups/app-1\n");
});

test.each<[string, Partial<Survey>]>([
  ["frozen", { freeze: "not today" }],
  ["held", { hold: { text: "look", change: "c", compose: "", version: "" } }],
  ["edited by hand", { dirty: ["compose.yml"] }],
  ["interrupted", { pending: "1.release.deploy.1" }],
  ["new, without a release", { current: undefined, releases: [] }],
])("a host that is %s can be backed up", (_, overrides) => {
  expect(planned(overrides).kind).toBe("backup");
});

test.each<[string, Partial<Survey>]>([
  ["locked", { lock: { held: true, owner: null } }],
  ["engine-silent", { engine: undefined }],
  ["checkout-missing", { checkout: { state: "missing", text: "", head: "", remote: "" } }],
])("it is refused: %s", (code, overrides) => {
  const decided = decideBackup(createSurvey(overrides), WANTED);
  expect("kind" in decided ? [] : decided.map((one) => one.code)).toEqual([code]);
});

test("another command is another plan", () => {
  const other = decideBackup(createSurvey(), { ...WANTED, command: "true" });
  if (!("kind" in other)) throw new Error("It was refused.");
  const destination = { host: "prod.example", port: 22, user: "deploy", hostKeys: [] };
  const fingerprint = (plan: typeof other): string => planFingerprint({ plan, destination, effects: undefined });
  expect(fingerprint(other)).not.toBe(fingerprint(planned()));
});
