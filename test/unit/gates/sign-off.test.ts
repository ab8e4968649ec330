import type { GateRules } from "../../../src/gates/rules/gate-rules.ts";
import { type SignOff, verifySignOff } from "../../../src/gates/sign-off/sign-off.ts";
import type { SignOffRules } from "../../../src/gates/sign-off/sign-off-rules.ts";
import type { Forge } from "../../../src/ports/forge.ts";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const COMMIT = "a".repeat(40);
const AT = "/repos/example/app";
const BOT = "github-actions[bot]";

const rules: SignOffRules = {
  environment: "staging-signoff",
  kind: "environment",
  owners: ["ada"],
  selfApproval: false,
  rollbackSelfApproval: false,
  maxAgeMs: 24 * HOUR,
  keptAgeMs: Number.POSITIVE_INFINITY,
  ...{ requester: BOT, forge: "github", defaultBranch: "main" },
  clock: { now: () => NOW, monotonic: () => 0, sleep: async () => {} },
};

const ago = (hours: number): string => new Date(NOW - hours * HOUR).toISOString();
const status = (id: number, hours: number, more: object = {}): object => ({
  ...{ id, context: "sluice/staging-signoff", state: "success", created_at: ago(hours) },
  ...{ target_url: "https://forge.example/example/app/actions/runs/70/attempts/1", creator: { login: BOT }, ...more },
});
const review = (state: string, login = "ada"): object => ({
  ...{ state, environments: [{ name: "staging-signoff" }], user: { login } },
});

interface Scene {
  readonly statuses: readonly object[];
  readonly reviews?: readonly object[];
  readonly rules?: Partial<GateRules>;
}

async function ask({ statuses, reviews = [review("approved")], rules: more = {} }: Scene): Promise<SignOff> {
  const known: Readonly<Record<string, unknown>> = {
    [`${AT}/commits/${COMMIT}/statuses`]: statuses,
    [`${AT}/actions/runs/70`]: { id: 70, head_sha: COMMIT, actor: { login: "grace" } },
    [`${AT}/actions/runs/70/approvals`]: reviews,
    [`${AT}/environments/staging-signoff`]: {
      name: "staging-signoff",
      protection_rules: [{ type: "required_reviewers", reviewers: [{}] }],
    },
  };
  const list = (path: string): readonly unknown[] => {
    const found = known[path];
    return Array.isArray(found) ? found : [];
  };
  const forge: Forge = {
    read: async (path) => (path.endsWith("/approvals") ? list(path) : known[path]),
    list: async (path) => list(path),
    query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
  return verifySignOff(forge, { repository: AT, commit: COMMIT }, { ...rules, ...more });
}

test("a person's word on a commit counts as long as the configuration does not say how long", async () => {
  expect(await ask({ statuses: [status(1, 24 * 90)] })).toMatchObject({ kind: "signed", by: ["ada"] });
});

test("with an age it expires, and a status that somebody sets once more makes it no younger", async () => {
  const day = { keptAgeMs: 24 * HOUR };
  expect(await ask({ statuses: [status(1, 23)], rules: day })).toMatchObject({ kind: "signed" });
  for (const statuses of [[status(1, 25)], [status(1, 25), status(2, 1)], [status(1, 1, { created_at: undefined })]]) {
    expect(await ask({ statuses, rules: day })).toMatchObject({ kind: "refused" });
  }
});

test.each<[string, readonly object[], string]>([
  ["back for a fix", [review("rejected")], "ada rejected it."],
  [
    "an approval, and a rejection when it was run again",
    [review("approved"), review("rejected")],
    "1 approval and 1 rejection",
  ],
  ["the same, told the other way round", [review("rejected"), review("approved")], "1 approval and 1 rejection"],
  ["nobody's answer", [], "No reviewer approved staging-signoff in this run"],
  ["the yes of whoever prepared it", [review("approved", "grace")], "grace approved"],
])("a status is only as good as its run: %s", async (_, reviews, what) => {
  const signOff = await ask({ statuses: [status(1, 1)], reviews, rules: { owners: [] } });
  expect(signOff).toMatchObject({ kind: "refused", what: expect.stringContaining(what) });
});

test("what was sent back after it was signed off is sent back", async () => {
  const statuses = [status(1, 2), status(2, 1, { state: "failure" })];
  expect(await ask({ statuses })).toMatchObject({ kind: "refused", what: "It was tested and rejected." });
});

test("the status of an older yes that is set once more does not outvote a later run's no", async () => {
  const no = (run: number): object => ({
    state: "failure",
    target_url: `https://forge.example/example/app/actions/runs/${run}/attempts/1`,
  });
  const later = [status(1, 3), status(2, 2, no(71)), status(3, 1)];
  expect(await ask({ statuses: later })).toMatchObject({ kind: "refused", what: "It was tested and rejected." });
  const mended = [status(1, 3, no(69)), status(2, 2)];
  expect(await ask({ statuses: mended })).toMatchObject({ kind: "signed" });
});
