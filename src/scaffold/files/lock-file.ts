import { createHash } from "node:crypto";
import * as v from "valibot";
import { StageFailure } from "../../failure/failure.ts";
import { LOCK_PATH } from "../command-line.ts";
import { FORGES } from "../forge/forge.ts";
import { product } from "../product/product.ts";
import { copyValues } from "../workflows/copy-values.ts";

const commit = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));
const written = v.strictObject({
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Commit of Sluice that this text is made from. A file that could not be merged stays at an older one. */
  commit,
});

const shared = {
  forge: v.picklist(FORGES),
  version: v.optional(v.string()),
  commit,
  /** Address of Sluice for Git, and what stands before its actions in a workflow. */
  git: v.string(),
  uses: v.string(),
  folder: v.string(),
  files: v.record(v.string(), written),
};

const lock = v.strictObject({
  format: v.literal(2),
  ...shared,
  products: v.pipe(v.array(product), v.nonEmpty()),
});

/** Before there were several products. */
const lockOfOne = v.strictObject({ format: v.literal(1), ...shared, config: v.string(), values: copyValues });

/** What was written into the user's repository, and from which version. */
export type Lock = v.InferOutput<typeof lock>;
export type LockedFile = v.InferOutput<typeof written>;

export function readLock(text: string): Lock {
  try {
    const read = v.parse(v.variant("format", [lock, lockOfOne]), JSON.parse(text));
    if (read.format === 2) return read;
    const { config, values, ...rest } = read;
    return { ...rest, format: 2, products: [{ config, values }] };
  } catch (error) {
    throw new StageFailure({
      what: `${LOCK_PATH} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      means: "Which files a person has changed cannot be known without it. Nothing was written.",
      todo: `Restore it from Git (\`git checkout -- ${LOCK_PATH}\`). If it is lost, delete it and run \`sluice init\` again: files that are there are then left alone.`,
      cause: error,
    });
  }
}

/** In the order of the schema, so that a lock that was read is written as it was. */
export function renderLock(content: Lock): string {
  return `${JSON.stringify(v.parse(lock, content), undefined, 2)}\n`;
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
