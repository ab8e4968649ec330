import { createHash } from "node:crypto";
import fc from "fast-check";
import { rotateKey } from "../../../actions/rotate-key/rotate-key.ts";
import { keysIn } from "../../../src/credentials/authorized-keys.ts";
import type { KeyPair } from "../../../src/ports/ssh-keys.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { realSshKeys } from "../../../src/world/ssh/ssh-keys.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createLog, createResults, type Left } from "../../fakes/stage-world.ts";
import { keyOf } from "../credentials/keys.ts";

/** Runs that rotate one key at once, in every order of what they do to the host and the forge, some of which are killed. */

const FOREIGN = `ssh-ed25519 ${keyOf("foreign")} ada\n`;
/** Making a key takes a millisecond, and thousands are needed. */
const POOL = Array.from({ length: 60 }, () => realSshKeys.generate());
const publicHalf = (pair: KeyPair): string => pair.publicKey.split(" ")[1] ?? "";
const OF_PRIVATE = new Map(POOL.map((pair) => [pair.privateKey.trim(), publicHalf(pair)]));
const halfOf = (privateKey: string): string => OF_PRIVATE.get(privateKey.trim()) ?? "";

class Scene {
  file: string;
  secret: string;
  #made = 0;
  /** What each run waits for, in the order of the requests. */
  readonly waiting: { readonly run: string; readonly go: () => void }[] = [];

  constructor() {
    const first = this.#next();
    this.secret = first.privateKey;
    this.file = `${FOREIGN}${first.publicKey} deploy\n`;
  }

  #next(): KeyPair {
    const pair = POOL[this.#made++];
    if (pair === undefined) throw new Error("The pool is empty.");
    return pair;
  }

  /** Each run is started with the secret of that moment. */
  async rotate(run: string): Promise<Left> {
    const turn = (): Promise<void> => new Promise((go) => this.waiting.push({ run, go }));
    const results = createResults();
    const hasKey = (key: string): boolean => keysIn(this.file).includes(key);
    await runStage(rotateKey, {
      inputs: createInputs({
        ...{ "ssh-key": this.secret, "secrets-token": "a token" },
        ...{ host: "prod", user: "deploy", "host-key": `SHA256:${"x".repeat(43)}` },
      }),
      ...{ log: createLog(), results },
      clock: { now: () => 0, monotonic: () => 0, sleep: async () => undefined },
      files: { read: async () => undefined },
      shells: {
        onHost: async ({ privateKey }) => ({
          name: "prod",
          run: async ({ env }) => {
            await turn();
            if (!hasKey(halfOf(privateKey))) throw new Error("Permission denied");
            if (env["CONTENT"] !== undefined) {
              if (createHash("sha256").update(this.file, "latin1").digest("hex") !== env["EXPECTED"])
                return { kind: "exit", code: 5, stdout: "", stderr: "the file was changed meanwhile" };
              this.file = Buffer.from(env["CONTENT"], "base64").toString("latin1");
            }
            return { kind: "exit", code: 0, stdout: Buffer.from(this.file, "latin1").toString("base64"), stderr: "" };
          },
          close: async () => undefined,
        }),
        onRunner: () => {
          throw new Error("Nothing runs on the runner.");
        },
      },
      sshKeys: {
        ...realSshKeys,
        generate: () => this.#next(),
        publicHalf: ({ privateKey }) => halfOf(privateKey),
        offer: async (_, key) => ({ kind: hasKey(key) ? "accepted" : "refused" }),
      },
      forge: () => ({
        read: async () => undefined,
        list: async () => [{ name: "DEPLOY_SSH_KEY" }],
        query: () => Promise.reject(new Error("nothing is queried")),
        write: async ({ body }) => {
          await turn();
          this.secret = String(body?.["data"]);
          // The answer takes its time, too.
          await turn();
        },
      }),
      run: {
        ...{ forge: "gitea", repository: "acme/shop", runId: run, runAttempt: "1", job: "rotate", actor: "ada" },
        ...{ event: "workflow_dispatch", ref: "refs/heads/main", sha: "", workspace: "/" },
        runUrl: "https://forge.example/acme/shop",
      },
    });
    return results.left;
  }

  /** Lets a run take one step; false if it waits for nothing. */
  async step(run: string): Promise<boolean> {
    await settled();
    const at = this.waiting.findIndex((one) => one.run === run);
    if (at < 0) return false;
    this.waiting.splice(at, 1)[0]?.go();
    await settled();
    return true;
  }

  /** What it waits for never happens. */
  kill(run: string): void {
    const left = this.waiting.filter((one) => one.run !== run);
    this.waiting.splice(0, this.waiting.length, ...left);
  }

  async finish(run: string): Promise<void> {
    while (await this.step(run));
  }

  get canLogIn(): boolean {
    return keysIn(this.file).includes(halfOf(this.secret));
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

test("whatever runs do at once, and whichever is killed, the key in the secret can log in afterwards", async () => {
  const runs = ["1", "2", "3"];
  // A whole rotation has about twelve steps.
  const order = fc.array(fc.tuple(fc.constantFrom(...runs), fc.integer({ min: 1, max: 14 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(order, fc.subarray(runs), fc.boolean(), async (steps, killed, isNewFirst) => {
      const scene = new Scene();
      const first = halfOf(scene.secret);
      const started = new Map<string, Promise<Left>>();
      for (const [run, count] of steps) {
        if (!started.has(run)) started.set(run, scene.rotate(run));
        for (let step = 0; step < count; step++) await scene.step(run);
      }
      await settled();
      for (const run of killed) scene.kill(run);
      for (const run of started.keys()) await scene.finish(run);
      expect(scene.canLogIn).toBe(true);
      // Each of them is started again, and others are started anew.
      for (const run of [...(isNewFirst ? ["8"] : []), ...started.keys(), "9"]) {
        const again = scene.rotate(run);
        await scene.finish(run);
        await again;
        expect(scene.canLogIn).toBe(true);
      }
      expect(keysIn(scene.file)).not.toContain(first);
      expect(scene.file.startsWith(FOREIGN)).toBe(true);
    }),
    { numRuns: 300 },
  );
}, 120_000);
