import { configKey } from "../../src/config/read-config.ts";
import { scriptEnvKey } from "../../src/config/secret-pairs.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  configKey,
  {
    name: "url",
    description:
      "Address of the application. Checks that name a path are sent to it, and the script gets it as PROD_URL.",
    file: "smoke-test.url",
  },
  { name: "checks", description: "HTTP checks as a YAML list, instead of those of the configuration file." },
  {
    name: "script",
    description: "Script of the repository that tests the application. Exit code 0 means that it works.",
    default: "scripts/smoke-test.sh",
    file: "smoke-test.script",
  },
  scriptEnvKey,
  { name: "version", description: "Expected release. The script gets it as SLUICE_VERSION." },
  { name: "timeout", description: "Time limit for the script.", default: "5m", file: "smoke-test.timeout" },
  {
    name: "retries",
    description: "Number of further attempts of a failed check.",
    default: "3",
    file: "smoke-test.retries",
  },
  {
    name: "retry-delay",
    description: "Time before the next attempt of a failed check.",
    default: "5s",
    file: "smoke-test.retry-delay",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "result", description: "passed or failed." },
  { name: "ended-at", description: "When the test ended, such as 2026-11-26T02:30:00Z." },
  { name: "checks-passed", description: "Number of checks that passed, including the script." },
  { name: "checks-failed", description: "Number of checks that failed, including the script." },
] as const satisfies readonly OutputKey[];
