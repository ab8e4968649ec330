/** `npm run portable`: a copy of the workflows for runners that do not know `uses: $/…`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { repositoryRoot } from "../root.ts";
import { calledBy, copyName, portableCaller, portableWorkflow } from "./copy.ts";
import { readWish } from "./wish.ts";

const root = repositoryRoot();
const text = { type: "string" } as const;
const { values } = parseArgs({ options: { repo: text, ref: text, out: text, forge: text } });
const wish = readWish(values);

if (typeof wish === "string") {
  process.stderr.write(`${wish}\n`);
  process.exitCode = 1;
} else {
  const folder = join(resolve(wish.out), ".github/workflows");
  mkdirSync(folder, { recursive: true });
  const callers = readdirSync(join(root, "workflows"));
  const texts = callers.map((name) => readFileSync(join(root, "workflows", name), "utf8"));
  const called = calledBy(texts);
  for (const [at, name] of callers.entries()) writeFileSync(join(folder, name), portableCaller(texts[at] ?? ""));
  for (const name of called) {
    const reusable = readFileSync(join(root, ".github/workflows", name), "utf8");
    writeFileSync(join(folder, copyName(name)), portableWorkflow(reusable, wish.pin));
  }
  process.stdout.write(
    `Wrote ${callers.length} callers and the ${called.length} workflows that they call to ${folder}; their actions are those of ${wish.pin.repository} at ${wish.pin.ref}.\n`,
  );
}
