import fc from "fast-check";
import type { Kill } from "./kill-story.ts";

/** Files that a release tracks, by their path in the clone. */
export type TrackedFiles = Readonly<Record<string, string>>;

/** What happens to a host, by people and by machines. */
export type Act =
  | { readonly act: "deploy"; readonly files: TrackedFiles; readonly ends: Ends }
  | { readonly act: "rollback" }
  | { readonly act: "kill"; readonly files: TrackedFiles; readonly kill: Kill & { readonly of: "deploy" } }
  | { readonly act: "kill"; readonly kill: Kill & { readonly of: "rollback" } }
  | { readonly act: "kill the runner"; readonly files: TrackedFiles; readonly waitMs: number }
  | { readonly act: "person"; readonly does: Deed };

export type Ends = "well" | "with a container that exits" | "with a health check that fails" | "refused";

const DEEDS = ["renews the certificate", "uploads a file", "changes a secret", "closes a folder"] as const;

export type Deed = (typeof DEEDS)[number];

const text = fc.string({ unit: fc.constantFrom("a", "é", " ", "\n", "$", '"', "#"), maxLength: 20 });

/** Paths that releases have or lack: below one another, with odd names, and programs. A folder of one is a file of another. */
const tracked: fc.Arbitrary<TrackedFiles> = fc
  .record({
    always: text,
    program: fc.option(text),
    deep: fc.option(text),
    odd: fc.option(text),
    beside: fc.option(text),
    thing: fc.constantFrom("absent", "a file", "a folder"),
  })
  .map(({ always, program, deep, odd, beside, thing }) => ({
    "conf/site.conf": always,
    ...(program === null ? {} : { "bin/run": `#!/bin/sh\n${program}` }),
    ...(deep === null ? {} : { "conf/deep/er/still.conf": deep }),
    ...(odd === null ? {} : { 'odd/a "name" with ünïts': odd }),
    ...(beside === null ? {} : { "beside/tracked": beside }),
    ...(thing === "a file" ? { thing: "a file\n" } : {}),
    ...(thing === "a folder" ? { "thing/inside": "in a folder\n" } : {}),
  }));

const whom = fc.constantFrom("alone", "with its children");
const late = ["switching", "switch", "await", "prove", "record"];
const deployIsKilled: fc.Arbitrary<Act> = fc
  .record({ files: tracked, whom, after: fc.constantFrom("checkout", ...late) })
  .map(({ files, ...kill }) => ({ act: "kill", files, kill: { of: "deploy", ...kill } }));
const rollbackIsKilled: fc.Arbitrary<Act> = fc
  .record({ whom, after: fc.constantFrom("restore", ...late) })
  .map((kill) => ({ act: "kill", kill: { of: "rollback", ...kill } }));

const deploys = (...ends: Ends[]): fc.Arbitrary<Act> =>
  fc.record({ act: fc.constant("deploy" as const), files: tracked, ends: fc.constantFrom(...ends) });

const KINDS: readonly fc.Arbitrary<Act>[] = [
  deploys("well"),
  deploys("with a container that exits", "with a health check that fails"),
  deploys("refused"),
  fc.constant({ act: "rollback" }),
  deployIsKilled,
  rollbackIsKilled,
  fc.record({
    act: fc.constant("kill the runner" as const),
    files: tracked,
    waitMs: fc.integer({ min: 0, max: 6_000 }),
  }),
  fc.record({ act: fc.constant("person" as const), does: fc.constantFrom(...DEEDS) }),
];

/** A first release that ends well, and then as many acts: each kind at least once, in any order. */
export function actsFrom(seed: number, count: number): Act[] {
  const further = fc.array(fc.oneof(...KINDS), { minLength: count - KINDS.length, maxLength: count - KINDS.length });
  const all = fc
    .tuple(deploys("well"), fc.tuple(...KINDS), further)
    .chain(([first, each, more]) =>
      fc
        .shuffledSubarray([...each, ...more], { minLength: count, maxLength: count })
        .map((rest): Act[] => [first, ...rest]),
    );
  return fc.sample(all, { seed, numRuns: 1 })[0] ?? [];
}
