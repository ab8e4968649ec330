import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";
import { type Manifest, readManifest } from "./manifest.ts";

/** The key lists of a stage, as its `keys.ts` exports them. */
export interface Keys {
  readonly inputs: readonly InputKey[];
  readonly outputs: readonly OutputKey[];
}

/** One stage, as its folder describes it. */
export interface ActionFolder {
  readonly stage: string;
  readonly manifest: Manifest;
  readonly keys: Keys;
}

/** What every folder of actions/ must hold, beside the stage's own nouns. */
export const OWN_FILES = ["action.yml", "README.md", "keys.ts", "main.ts"] as const;

/** The names of the folders of actions/. */
export function actionFolders(root: string): string[] {
  const folder = join(root, "actions");
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export async function readActionFolder(root: string, stage: string): Promise<ActionFolder> {
  const folder = join(root, "actions", stage);
  const missing = OWN_FILES.filter((file) => file !== "README.md" && !existsSync(join(folder, file)));
  if (missing.length > 0)
    throw new Error(`actions/${stage} has no ${missing.join(", no ")}; every action has its own.`);
  const manifest = readManifest(`actions/${stage}/action.yml`, readFileSync(join(folder, "action.yml"), "utf8"));
  const keys: Keys = await import(join(folder, "keys.ts"));
  if (!Array.isArray(keys.inputs) || !Array.isArray(keys.outputs)) {
    throw new Error(
      `actions/${stage}/keys.ts does not export the lists \`inputs\` and \`outputs\`, so the action's keys are unknown.\n` +
        "What to do: export both, `as const satisfies readonly InputKey[]` and `readonly OutputKey[]`.",
    );
  }
  return { stage, manifest, keys };
}
