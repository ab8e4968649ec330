import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { HOST_CODES, remedyOf } from "../../src/deploy/refusals/host-codes.ts";

const host = join(repositoryRoot(), "host");
const program = readdirSync(host)
  .filter((name) => name.endsWith(".sh"))
  .map((name) => readFileSync(join(host, name), "utf8").replaceAll(/^\s*#.*$/gm, ""))
  .join("\n");

/** `fail CODE TEXT`, `refuse CODE TEXT` and `conclude OUTCOME CODE TEXT`, as host/30-journal.sh and host/85-verbs.sh define them. */
function writtenCodes(): ReadonlySet<string> {
  const failures = [...program.matchAll(/\b(?:fail|refuse) (?:refused:)?([a-z][a-z-]*) ["']/g)];
  const listed = [...program.matchAll(/'([a-z]+-[a-z-]+)\\t/g)];
  const endings = [...program.matchAll(/\bconclude [a-z']+ ([a-z][a-z-]*) ["']/g)];
  // These are a word that a condition chose, or the thing that is missing.
  const chosen = ["oom", "crash-loop", "exited", "network-missing", "volume-missing"];
  const told = ["never-began", "settled", "cleared"];
  return new Set(
    [...[...failures, ...listed, ...endings].map(([, code = ""]) => code), ...chosen].filter(
      (one) => !told.includes(one),
    ),
  );
}

/** Codes that the runner gives to a change of which the host says nothing. */
const OF_THE_RUNNER = ["never-began"];

test("each code of the host program has a remedy", () => {
  const codes = writtenCodes();
  expect(codes.size).toBeGreaterThan(50);
  expect([...codes].filter((code) => !HOST_CODES.some((one) => one === code)).toSorted()).toEqual([]);
});

test("each remedy is for a code that the host program gives", () => {
  const codes = writtenCodes();
  expect(HOST_CODES.filter((code) => !codes.has(code) && !OF_THE_RUNNER.includes(code))).toEqual([]);
});

test("what is chosen by a condition stands in the program", () => {
  expect(program).toMatch(/oom \| crash-loop \| exited \| unhealthy\) .*fail "\$word"/);
  expect(program).toContain("'%s-missing\\t");
});

test("a code of a newer host program has the remedy that always helps", () => {
  expect(remedyOf("invented")).toBe(remedyOf("unexplained"));
});
