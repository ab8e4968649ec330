import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pidsWith } from "../sandbox/processes.ts";
import { type RunningStep, type StepResult, startStep } from "../sandbox/step.ts";

let workspace = "";
let server: Server | undefined;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), "sluice-smoke-"));
});

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(workspace, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const address = started.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

async function file(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), text);
}

function start(inputs: Record<string, string>, env: Record<string, string> = {}): Promise<RunningStep> {
  return startStep({ stage: "smoke-test", workspace, env, with: { "retry-delay": "50ms", ...inputs } });
}

async function smoke(inputs: Record<string, string>, env: Record<string, string> = {}): Promise<StepResult> {
  return (await start(inputs, env)).done;
}

test("checks and the script pass, and the script knows the address", async () => {
  const url = await serve((_, response) => response.end('{"status":"ok","version":"v1.2.0"}'));
  await file(
    ".github/sluice.yml",
    "smoke-test:\n  checks:\n    - { path: /health, contains: ok, json: { version: v1.2.0 }, max-latency: 5s }\n",
  );
  await file("scripts/smoke-test.sh", '#!/bin/sh\necho "testing $PROD_URL $SLUICE_VERSION $OWN"\n');
  const result = await smoke({ url, version: "v1.2.0" }, { OWN: "yes" });
  expect(result.code).toBe(0);
  expect(result.outputs).toMatchObject({ result: "passed", "checks-passed": "2", "checks-failed": "0" });
  expect(result.log).toContain(`| testing ${url} v1.2.0 yes`);
  expect(result.summary).toContain("✅ Smoke test passed: 2 of 2");
});

test("a check that fails is tried again, and each try says why", async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked++;
    response.statusCode = asked < 3 ? 503 : 200;
    response.end();
  });
  const result = await smoke({ url, checks: "- path: /" });
  expect(result.code).toBe(0);
  expect(asked).toBe(3);
  expect(result.log).toContain("status 503, wanted 200; trying again in 0.05 s (2 of 3)");
});

test("a wrong JSON value fails with what came and what was wanted", async () => {
  const url = await serve((_, response) => response.end('{"version":"v1.1.0"}'));
  const result = await smoke({ url, retries: "1", checks: "- { path: /version, json: { version: v1.2.0 } }" });
  expect(result.code).toBe(1);
  expect(result.error).toContain('/version: version is "v1.1.0", wanted "v1.2.0"');
  expect(result.outputs["result"]).toBe("failed");
});

test("a server that accepts and says nothing fails in time", async () => {
  const url = await serve(() => {});
  const result = await smoke({ url, retries: "0", checks: "- { path: /, timeout: 300ms }" });
  expect(result.code).toBe(1);
  expect(result.error).toContain("no answer within 300 ms");
});

test("an answer that comes too late is a failed try", async () => {
  const url = await serve((_, response) => void setTimeout(() => response.end("ok"), 200));
  const result = await smoke({ url, retries: "0", checks: "- { path: /, max-latency: 50ms }" });
  expect(result.code).toBe(1);
  expect(result.error).toMatch(/it took \d+ ms, the limit is 50 ms/);
});

test("a script that fails, fails the stage with its code", async () => {
  await file("scripts/smoke-test.sh", "echo '::error::from the script'\nexit 7\n");
  const result = await smoke({});
  expect(result.code).toBe(1);
  expect(result.error).toContain("scripts/smoke-test.sh: it ended with code 7");
  expect(result.error).not.toContain("from the script");
});

test("a script that does not end is ended with its children", async () => {
  const child = `sleep 3600.${process.pid}`;
  await file("scripts/smoke-test.sh", `${child} &\necho begun\nwait\n`);
  const step = await start({ timeout: "3s" });
  await step.saw("| begun");
  expect(pidsWith(child)).toHaveLength(1);
  const result = await step.done;
  expect(result.code).toBe(1);
  expect(result.error).toContain("did not end within 3 s");
  expect(pidsWith(child)).toEqual([]);
});

test("a script that was named and is not there fails", async () => {
  const result = await smoke({ script: "scripts/other.sh" });
  expect(result.code).toBe(1);
  expect(result.error).toContain("scripts/other.sh does not exist");
});

test("a test of nothing fails", async () => {
  const result = await smoke({});
  expect(result.code).toBe(1);
  expect(result.error).toContain("There is nothing to test");
});

test("a malformed configuration is one clear message without a stack", async () => {
  await file(".github/sluice.yml", "smoke-test:\n  cheks: []\n");
  const result = await smoke({});
  expect(result.code).toBe(1);
  expect(result.error).toContain("line 2: unknown key `smoke-test.cheks`; did you mean `checks`?");
  expect(result.log).not.toMatch(/\n\s+at /);
});

test("what the script prints of its secrets is masked, and it has no inputs of the step in its environment", async () => {
  const secret = "correct-horse-battery";
  await file("scripts/smoke-test.sh", 'echo "key: $SECRET"\necho "inputs: $(env | grep -c INPUT_)"\n');
  const result = await smoke({ version: "v1.0.0", "script-env": `SECRET=${secret}` });
  expect(result.code).toBe(0);
  expect(result.log).toContain(`::add-mask::${secret}\n`);
  expect(result.log).toContain("| key: ***\n");
  expect(result.log.replaceAll(/^::add-mask::.*$/gm, "") + result.summary).not.toContain(secret);
  expect(result.log).toContain("| inputs: 0\n");
});
