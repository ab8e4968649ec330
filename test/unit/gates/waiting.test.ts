import type { Config } from "../../../src/config/schema.ts";
import { requestMark } from "../../../src/gates/request/approval-request.ts";
import { releaseMark } from "../../../src/gates/request/release-issue.ts";
import { type WaitingGate, waitingGates } from "../../../src/gates/waiting/waiting-gates.ts";
import type { Forge } from "../../../src/ports/forge.ts";

const AT = "/repos/example/app";
const BOT = "github-actions[bot]";
const config: Config = { gates: { production: { owner: "@Ada", "backup-owner": "linus" } } };

const run = (id: number, at: string): object => ({
  ...{ id, head_branch: `v1.${id}.0`, html_url: `https://forge.example/runs/${id}`, created_at: at },
});
const pending = (name: string, ...logins: string[]): object => ({
  environment: { name },
  reviewers: logins.map((login) => ({ type: "User", reviewer: { login } })),
});
const comment = (id: number, body: string, login = BOT): object => ({
  ...{ id, body, user: { login, type: login === BOT ? "Bot" : "User" } },
  ...{ created_at: "2026-11-26T02:00:00Z", updated_at: "2026-11-26T02:00:00Z" },
});
const request = requestMark({
  ...{ gate: "production", asks: "release", version: "v1.4.0", commit: "a".repeat(40) },
  ...{ fingerprint: "", run: 9, attempt: 1 },
}).text;

const issue = (number: number, more: object = {}): object => ({
  ...{ number, title: "Release v1.4.0", html_url: `https://forge.example/issues/${number}` },
  ...{ body: `${releaseMark("v1.4.0").text}\nThe request is below.`, user: { login: BOT }, ...more },
});

/** A forge that has these, and nothing else. */
async function ask(known: Readonly<Record<string, unknown>>): Promise<readonly WaitingGate[]> {
  const forge: Forge = {
    read: async (path) => known[path],
    list: async (path) => {
      const found = known[path];
      return Array.isArray(found) ? found : [];
    },
    query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
  return waitingGates(forge, { repository: AT, config, requester: BOT });
}

test("environments of runs that wait, also of one that still works, by their owners or reviewers, the longest first", async () => {
  const waiting = await ask({
    [`${AT}/actions/runs?status=waiting`]: [run(2, "2026-11-26T02:00:00Z")],
    [`${AT}/actions/runs?status=in_progress`]: [run(1, "2026-11-26T01:00:00Z"), run(3, "2026-11-26T03:00:00Z")],
    [`${AT}/actions/runs/1/pending_deployments`]: [pending("staging-signoff", "rita", "olga")],
    [`${AT}/actions/runs/2/pending_deployments`]: [pending("production", "rene")],
    [`${AT}/actions/runs/3/pending_deployments`]: [],
  });
  expect(waiting.map(({ gate, about, people }) => [gate, about, people])).toEqual([
    ["staging-signoff", "v1.1.0", ["rita", "olga"]],
    ["production", "v1.2.0", ["ada", "linus"]],
  ]);
  expect(waiting[1]).toMatchObject({ since: Date.parse("2026-11-26T02:00:00Z"), url: "https://forge.example/runs/2" });
});

test("where the forge has no environments only the issues wait", async () => {
  const waiting = await ask({
    // As Gitea tells of a run: without a time of its creation.
    [`${AT}/actions/runs?status=in_progress`]: [{ id: 2, html_url: "https://forge.example/runs/2", started_at: "x" }],
    [`${AT}/issues?state=open`]: [issue(7)],
    [`${AT}/issues/7/comments`]: [comment(1, request)],
  });
  expect(waiting).toEqual([
    {
      ...{ gate: "production", about: "v1.4.0", people: ["ada", "linus"] },
      ...{ since: Date.parse("2026-11-26T02:00:00Z"), url: "https://forge.example/issues/7" },
    },
  ]);
});

const consumed = { id: 5, context: "sluice/consumed/1", state: "success", description: "answer 2, run 9, attempt 1" };

test.each<[string, readonly object[], readonly object[]]>([
  ["is consumed", [comment(1, request), comment(2, "/approve v1.4.0", "ada")], [consumed]],
  ["somebody else wrote", [comment(1, request, "mallory")], []],
  ["is none", [comment(1, "When is it?", "grace")], []],
])("a request that %s does not wait", async (_, comments, statuses) => {
  const waiting = await ask({
    [`${AT}/issues?state=open`]: [issue(7), { number: 8, title: "The form loses hours", user: { login: "grace" } }],
    [`${AT}/issues/7/comments`]: comments,
    [`${AT}/commits/${"a".repeat(40)}/statuses`]: statuses,
  });
  expect(waiting).toEqual([]);
});

test.each<[string, object]>([
  ["a person opened", { user: { login: "mallory" } }],
  ["is a pull request", { pull_request: { url: "https://forge.example/pulls/7" } }],
  ["has no mark", { body: "The request is below." }],
  ["belongs to nobody", { user: null }],
])("in an issue that %s nothing of ours waits", async (_, more) => {
  const known = { [`${AT}/issues?state=open`]: [issue(7, more)], [`${AT}/issues/7/comments`]: [comment(1, request)] };
  expect(await ask(known)).toEqual([]);
});
