import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type ActionFolder,
  actionFolders,
  type Keys,
  OWN_FILES,
  readActionFolder,
} from "../../scripts/actions/action-folder.ts";
import { readManifest } from "../../scripts/actions/manifest.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { actionBreaches, sharedNameBreaches } from "./action-rules.ts";

const root = repositoryRoot();
const stages = actionFolders(root);

describe("every action", () => {
  test("has its own action.yml, README.md, keys.ts and main.ts", () => {
    const missing = stages.flatMap((stage) =>
      OWN_FILES.map((file) => `actions/${stage}/${file}`).filter((path) => !existsSync(join(root, path))),
    );
    expect(missing).toEqual([]);
  });

  test("says the same in action.yml and in keys.ts", async () => {
    const actions = await Promise.all(stages.map((stage) => readActionFolder(root, stage)));
    expect(actions.flatMap(actionBreaches)).toEqual([]);
    expect(sharedNameBreaches(actions)).toEqual([]);
  });
});

const GOOD_YML = `
name: Sluice deploy
description: Deploys a release.
inputs:
  host:
    description: The host to deploy to.
  token:
    description: A token.
    default: \${{ github.token }}
  release:
    description: The tag.
    required: true
outputs:
  version:
    description: What runs now.
runs:
  using: node24
  main: ../../dist/deploy/index.cjs
`;

const GOOD_KEYS: Keys = {
  inputs: [
    { name: "host", description: "The host to deploy to.", required: true, file: "deploy.host" },
    { name: "token", description: "A token.", default: "${{ github.token }}", secret: true },
    { name: "release", description: "The tag.", required: true },
  ],
  outputs: [{ name: "version", description: "What runs now." }],
};

function action(yml: string = GOOD_YML, keys: Partial<Keys> = {}): ActionFolder {
  return { stage: "deploy", manifest: readManifest("action.yml", yml), keys: { ...GOOD_KEYS, ...keys } };
}

describe("the comparison", () => {
  test("lets a true pair pass", () => {
    expect(actionBreaches(action())).toEqual([]);
  });

  test.each([
    ["another runtime", "node24", "node20", "runs.using is"],
    ["another bundle", "dist/deploy/", "dist/other/", "runs.main is"],
    ["another description", "The tag.", "A tag.", "description of the input release"],
    ["another description of an output", "What runs now.", "What ran.", "description of the output version"],
    ["an input that is not required any more", "required: true", "required: false", "required of the input release"],
    ["another default", "github.token }}", "github.actor }}", "default of the input token"],
    [
      "a default that would win over the file",
      "deploy to.\n",
      "deploy to.\n    default: a\n",
      "default of the input host",
    ],
    [
      "a key of the file that GitHub demands",
      "deploy to.\n",
      "deploy to.\n    required: true\n",
      "required of the input host",
    ],
    ["an input that the stage does not know", "  token:", "  other:\n    description: x\n  token:", "inputs is"],
    ["an output that the stage does not know", "outputs:", "outputs:\n  other:\n    description: x", "outputs is"],
  ])("tells %s", (_, from, to, said) => {
    const yml = GOOD_YML.replace(from, to);
    expect(yml).not.toBe(GOOD_YML);
    expect(actionBreaches(action(yml)).join("\n")).toContain(said);
  });

  test("tells a key that action.yml does not have", () => {
    const inputs = [...GOOD_KEYS.inputs, { name: "extra", description: "More." }];
    expect(actionBreaches(action(GOOD_YML, { inputs })).join("\n")).toContain("inputs is");
  });

  test("tells a name that is not kebab-case", () => {
    const outputs = [{ name: "runsNow", description: "" }];
    expect(actionBreaches(action(GOOD_YML, { outputs })).join("\n")).toContain("runsNow is not kebab-case");
  });

  test("tells one name for two keys of the file", () => {
    const inputs = [{ name: "host", description: "Another host.", file: "staging.host" }];
    expect(sharedNameBreaches([action(), action(GOOD_YML, { inputs })])).toEqual([
      "deploy: host has another `file` or `secret` than in deploy",
    ]);
  });

  test("refuses an action.yml that GitHub would not understand", () => {
    expect(() => action(GOOD_YML.replace("default: ${", "default: 3 # ${"))).toThrow("inputs.token.default");
  });
});
