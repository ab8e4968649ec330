import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
  {
    name: "url",
    description:
      "Address of the application; the script sees it as PROD_URL, and checks that name a path are sent to it.",
    file: "smoke-test.url",
  },
  { name: "checks", description: "HTTP checks as a YAML list, instead of those in the configuration file." },
  {
    name: "script",
    description: "Script of the repository that tests the application; exit code 0 means that it works.",
    default: "scripts/smoke-test.sh",
    file: "smoke-test.script",
  },
  { name: "version", description: "Release that should answer; the script sees it as SLUICE_VERSION." },
  { name: "timeout", description: "Longest time for the script.", default: "5m", file: "smoke-test.timeout" },
  {
    name: "retries",
    description: "How often a failed check is tried again.",
    default: "3",
    file: "smoke-test.retries",
  },
  {
    name: "retry-delay",
    description: "Time before a failed check is tried again.",
    default: "5s",
    file: "smoke-test.retry-delay",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "result", description: "passed or failed." },
  { name: "checks-passed", description: "Number of checks that passed, the script included." },
  { name: "checks-failed", description: "Number of checks that failed, the script included." },
] as const satisfies readonly OutputKey[];
