import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerArtifacts } from "../../../src/world/runner/artifacts.ts";

test("files for an artifact are in the runner's folder, and a second step replaces them", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "sluice-artifacts-"));
  try {
    const artifacts = runnerArtifacts({ RUNNER_TEMP: temporary });
    const folder = await artifacts.write("report", { "a.json": "1", "b.json": "2" });
    expect(folder).toBe(join(temporary, "sluice-report"));
    await artifacts.write("report", { "a.json": "3" });
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("3");
    expect(readFileSync(join(folder, "b.json"), "utf8")).toBe("2");
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});
