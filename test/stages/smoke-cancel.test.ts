import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningStep, startStep } from "../sandbox/step.ts";

let workspace = "";
let server: Server | undefined;
let step: RunningStep | undefined;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), "sluice-smoke-"));
});

afterEach(async () => {
  step?.child.kill("SIGKILL");
  await step?.done;
  step = undefined;
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(workspace, { recursive: true, force: true });
});

/** Whether a process still runs; one that only waits to be reaped does not. */
async function runs(pid: string | undefined): Promise<boolean> {
  if (pid === undefined) throw new Error("The script did not say which child it has.");
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return /^State:\s+[^ZX]/m.test(status);
}

test("a cancelled run ends the script and its children, fails, and still leaves its report", async () => {
  await writeFile(join(workspace, "test.sh"), 'sleep 3600 &\necho "child $!"\nwait\n');
  const running = await startStep({ stage: "smoke-test", workspace, with: { script: "test.sh" } });
  step = running;
  await running.saw("| child");
  running.child.kill("SIGINT");
  const { code, outputs, error, summary, log } = await running.done;
  expect(code).toBe(1);
  expect(outputs).toMatchObject({ result: "failed", "checks-failed": "1" });
  expect(error).toContain("test.sh: the run was cancelled");
  expect(summary).toContain("❌ Smoke test failed: 1 of 1");
  expect(await runs(/child (\d+)/.exec(log)?.[1])).toBe(false);
});

test("a cancelled run does not wait for the next try, and asks nothing more", async () => {
  const silent = createServer(() => {});
  server = silent;
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const checks = "- { path: /first, timeout: 50ms }\n- { path: /second, timeout: 60m }";
  const running = await startStep({ stage: "smoke-test", workspace, with: { url, checks, "retry-delay": "60m" } });
  step = running;
  await running.saw("trying again in 3600 s");
  running.child.kill("SIGINT");
  const { code, error } = await running.done;
  expect(code).toBe(1);
  expect(error).toContain("- /second: the run was cancelled");
});
