import { Ajv } from "ajv";
import { parse } from "yaml";
import { runCopy } from "../workflows/workflow-scene.ts";
import { example } from "./example-files.ts";
import { type Programs, recordedPrograms } from "./programs.ts";

/**
 * The keys of dependabot.yml that the example uses, written down from GitHub's "Dependabot options reference": its schema is in no npm
 * package. A key that is not named there is refused.
 */

const text = { type: "string", minLength: 1 };
const texts = { type: "array", items: text, minItems: 1, uniqueItems: true };
const days = { type: "integer", minimum: 1, maximum: 90 };
const closed = (properties: object, required: readonly string[] = []) => ({
  ...{ type: "object", additionalProperties: false, properties, required },
});
const update = closed(
  {
    "package-ecosystem": { enum: ["github-actions", "npm", "docker", "docker-compose"] },
    directory: text,
    directories: texts,
    schedule: closed({ interval: { enum: ["daily", "weekly", "monthly"] }, day: text, time: text, timezone: text }, [
      "interval",
    ]),
    labels: texts,
    "commit-message": closed({ prefix: { ...text, maxLength: 50 }, include: { const: "scope" } }),
    cooldown: closed({
      ...{ "default-days": days, "semver-major-days": days, "semver-minor-days": days, "semver-patch-days": days },
      ...{ include: texts, exclude: texts },
    }),
    groups: {
      type: "object",
      additionalProperties: closed({
        "applies-to": { enum: ["version-updates", "security-updates"] },
        "dependency-type": { enum: ["development", "production"] },
        ...{ patterns: texts, "exclude-patterns": texts },
        "update-types": { type: "array", items: { enum: ["minor", "patch", "major"] }, minItems: 1 },
      }),
    },
  },
  ["package-ecosystem", "schedule"],
);
const schema = closed({ version: { const: 2 }, updates: { type: "array", items: update, minItems: 1 } }, [
  "version",
  "updates",
]);

interface Update {
  readonly "package-ecosystem": string;
  readonly directory?: string;
  readonly directories?: readonly string[];
  readonly cooldown: Readonly<Record<string, number>>;
  readonly groups: Readonly<Record<string, { readonly "update-types": readonly string[] }>>;
}

const validate = new Ajv({ allErrors: true }).compile<{ updates: readonly Update[] }>(schema);

function read(content: string): readonly Update[] {
  const value: unknown = parse(content);
  if (!validate(value)) throw new Error(JSON.stringify(validate.errors));
  return value.updates;
}

const content = example("dependabot/dependabot.yml");
const updates = read(content);

test("each key is one that GitHub documents, and a wrong one is found", () => {
  expect(updates).toHaveLength(4);
  expect(() => read(content.replace("cooldown: {", "cool-down: {"))).toThrow("cool-down");
  expect(() => read(content.replace("default-days: 7", "default-days: 0"))).toThrow("minimum");
});

test("actions, npm, base images and Compose images are updated, each of them in one place only", () => {
  const places = updates.flatMap((one) =>
    (one.directories ?? [one.directory]).map((directory) => `${one["package-ecosystem"]} ${directory}`),
  );
  expect(places).toEqual(["github-actions /", "npm /", "docker /", "docker-compose /"]);
});

test("every version waits a week, and only npm names days for a kind of version, which actions and images do not have", () => {
  for (const { cooldown } of updates) expect(cooldown["default-days"]).toBeGreaterThanOrEqual(7);
  const finer = updates.filter(({ cooldown }) => Object.keys(cooldown).some((key) => key.startsWith("semver-")));
  expect(finer.map((one) => one["package-ecosystem"])).toEqual(["npm"]);
});

test("no group contains a major update, so that it has a pull request of its own", () => {
  const types = updates.map(({ groups }) => Object.values(groups).flatMap((group) => group["update-types"]));
  for (const one of types) {
    expect(one).toContain("minor");
    expect(one).not.toContain("major");
  }
});

describe("label-majors.yml", () => {
  let programs: Programs;
  beforeAll(() => {
    programs = recordedPrograms("gh");
  });
  beforeEach(() => programs.reset());
  afterAll(() => programs.end());

  const run = (kind: string, login = "dependabot[bot]") =>
    runCopy(
      "label-majors.yml",
      { workflows: { "label-majors.yml": example("dependabot/label-majors.yml") } },
      {
        answers: [{ stage: "fetch-metadata", outputs: { "update-type": `version-update:semver-${kind}` } }],
        trigger: { kind: "pull_request", number: 7, login },
      },
    );

  test("a major update of Dependabot gets the label", async () => {
    expect((await run("major")).results).toEqual({ label: "success" });
    expect(programs.calls()).toEqual(["label: gh pr edit 7 --add-label needs-a-person"]);
  });

  test("a label that cannot be added fails the job", async () => {
    programs.reset("pr edit 7 --add-label needs-a-person");
    expect((await run("major")).results).toEqual({ label: "failure" });
  });

  test.each([
    ["a minor update", "minor", "dependabot[bot]", "success"],
    ["a person's pull request", "major", "ada", "skipped"],
  ])("%s gets none", async (_, kind, login, result) => {
    expect((await run(kind, login)).results).toEqual({ label: result });
    expect(programs.calls()).toEqual([]);
  });
});
