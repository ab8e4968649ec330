import { rotateKey } from "../../../actions/rotate-key/rotate-key.ts";
import { keysIn } from "../../../src/credentials/authorized-keys.ts";
import type { HostTarget } from "../../../src/ports/host-place.ts";
import type { KeyAnswer, SshKeys } from "../../../src/ports/ssh-keys.ts";
import type { ForgeKind } from "../../../src/ports/world.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import type { Shells } from "../../../src/world/shells.ts";
import { realSshKeys } from "../../../src/world/ssh/ssh-keys.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createLog, createResults, type Left } from "../../fakes/stage-world.ts";
import { keyOf } from "../credentials/keys.ts";

/** A production whose file is a text, and a staging that accepts the keys of a list. */

const PIN = `SHA256:${"x".repeat(43)}`;
const CONFIG = `project: shop
environments:
  production: { hosts: [{ address: prod, user: deploy, host-key: "${PIN}" }] }
  staging: { hosts: [{ address: stage, user: deploy, host-key: "${PIN}" }] }
`;
const old = realSshKeys.generate();
const oldKey = old.publicKey.split(" ")[1] ?? "";

let file: string;
let staging: readonly string[];
let stored: string[];
/** How many times staging does not answer. */
let silent: number;

beforeEach(() => {
  file = `${old.publicKey} deploy\n`;
  staging = [];
  stored = [];
  silent = 0;
});

const shells: Shells = {
  onHost: async ({ privateKey }: HostTarget) => ({
    name: "prod",
    run: async ({ env }) => {
      if (!keysIn(file).includes(realSshKeys.publicHalf({ privateKey }))) throw new Error("Permission denied");
      if (env["CONTENT"] !== undefined) file = Buffer.from(env["CONTENT"], "base64").toString("latin1");
      return { kind: "exit", code: 0, stdout: Buffer.from(file, "latin1").toString("base64"), stderr: "" };
    },
    close: async () => undefined,
  }),
  onRunner: () => {
    throw new Error("Nothing runs on the runner.");
  },
};

const sshKeys: SshKeys = {
  ...realSshKeys,
  offer: async ({ host }, key): Promise<KeyAnswer> => {
    if (host !== "prod" && silent-- > 0) return { kind: "unknown", reason: "no answer in time" };
    const isThere = host === "prod" ? keysIn(file).includes(key) : staging.includes(key);
    return { kind: isThere ? "accepted" : "refused" };
  },
};

async function rotate(forge: ForgeKind): Promise<Left & { readonly log: readonly string[] }> {
  const [results, log] = [createResults(), createLog()];
  const publicKey = { key_id: "1", key: Buffer.alloc(32, 9).toString("base64") };
  await runStage(rotateKey, {
    inputs: createInputs({ "ssh-key": old.privateKey, "secrets-token": "a token" }),
    ...{ log, results, shells, sshKeys },
    clock: { now: () => 0, monotonic: () => 0, sleep: async () => undefined },
    files: { read: async () => CONFIG },
    forge: () => ({
      read: async (path: string) => (path.endsWith("public-key") ? publicKey : {}),
      list: async () => [{ name: "DEPLOY_SSH_KEY" }],
      query: () => Promise.reject(new Error("nothing is queried")),
      write: async ({ path }) => stored.push(path),
    }),
    run: {
      ...{ forge, repository: "acme/shop", runId: "1", runAttempt: "1", job: "rotate", actor: "ada", workspace: "/" },
      ...{ event: "workflow_dispatch", ref: "refs/heads/main", sha: "", runUrl: "https://forge.example/acme/shop" },
    },
  });
  if (results.left.crashes.length > 0) throw results.left.crashes[0];
  return { ...results.left, log: log.lines };
}

test.each(["gitea", "forgejo"] as const)(
  "at %s a secret that another host needs as well is not replaced",
  async (forge) => {
    staging = [oldKey];
    const left = await rotate(forge);
    expect(left.failures[0]?.what).toContain("deploy@stage (environment staging) accepts this key as well");
    expect([file, stored]).toEqual([`${old.publicKey} deploy\n`, []]);
  },
);

test("at Gitea nothing is replaced while it is unknown whether another host accepts the key; one lost answer is asked again", async () => {
  silent = 3;
  const left = await rotate("gitea");
  expect(left.failures[0]?.what).toBe(
    "Whether deploy@stage (environment staging) accepts this key is unknown: no answer in time.",
  );
  expect([file, stored]).toEqual([`${old.publicKey} deploy\n`, []]);
  silent = 1;
  expect((await rotate("gitea")).failures).toEqual([]);
});

test("at Gitea a secret of one host is replaced", async () => {
  const left = await rotate("gitea");
  expect(left.failures).toEqual([]);
  expect(stored).toEqual(["/repos/acme/shop/actions/secrets/DEPLOY_SSH_KEY"]);
  expect(file).toMatch(/^ssh-ed25519 \S+ sluice-rotation:1:\S+:stored\n$/);
});

test("a rotation that an earlier run did not end is ended, and then the key of the login is replaced", async () => {
  const leaked = `ssh-ed25519 ${keyOf("before")}`;
  file = `${leaked} deploy\n${old.publicKey} sluice-rotation:0:${keyOf("before")}:stored\n`;
  const left = await rotate("github");
  expect(left.failures).toEqual([]);
  expect(left.outputs).toMatchObject({ result: "rotated", refused: "true" });
  expect(keysIn(file)).toHaveLength(1);
  expect(keysIn(file)).not.toContain(oldKey);
});

test("at GitHub each environment has a secret of its own, and a host that still accepts the old key is named", async () => {
  staging = [oldKey];
  const left = await rotate("github");
  expect(left.failures).toEqual([]);
  expect(left.outputs["refused"]).toBe("true");
  expect(left.summaries.join()).toContain("| Still accepted by | `deploy@stage` |");
  expect(left.log.join()).toContain("deploy@stage still accepts the old key");
});
