import { readSettings } from "../../../src/config/settings.ts";
import type { InputKey } from "../../../src/stage/keys.ts";
import { createInputs } from "../../fakes/inputs.ts";

const KEYS = [
  { name: "project", description: "Compose project name.", file: "project" },
  { name: "port", description: "SSH port.", default: "22", file: "environments.<environment>.hosts.port" },
  { name: "pull-timeout", description: "Time.", default: "10m", file: "deploy.pull-timeout" },
  { name: "profiles", description: "Profiles.", file: "profiles" },
  { name: "ssh-key", description: "Key.", secret: true, required: true },
  { name: "token", description: "Token.", default: "${{ github.token }}" },
] as const satisfies readonly InputKey[];

const CONFIG = {
  project: "from-file",
  profiles: ["web", "jobs"],
  environments: { production: { hosts: [{ address: "a", port: 2222 }] }, staging: { project: "from-staging" } },
};

test("an input wins over the file, the file over the default", () => {
  const settings = readSettings(KEYS, createInputs({ project: "from-input" }), CONFIG, "production");
  expect(settings.get("project")).toEqual({ name: "project", text: "from-input", source: "input" });
  expect(settings.get("port")).toEqual({ name: "environments.production.hosts.port", text: "2222", source: "file" });
  expect(settings.get("pull-timeout")).toEqual({ name: "pull-timeout", text: "10m", source: "default" });
});

test("what stands at an environment wins over the same key at the top of the file", () => {
  expect(readSettings(KEYS, createInputs(), CONFIG, "staging").get("project").text).toBe("from-staging");
  expect(readSettings(KEYS, createInputs(), CONFIG, "production").get("project").text).toBe("from-file");
});

test("an input of blanks was not given", () => {
  expect(readSettings(KEYS, createInputs({ project: "  " }), CONFIG, "production").get("project").source).toBe("file");
});

test("a list of the file comes line by line, as a list given as input does", () => {
  expect(readSettings(KEYS, createInputs(), CONFIG, "production").get("profiles").text).toBe("web\njobs");
});

test("an expression as default is the runner's to evaluate: unevaluated it is nothing", () => {
  expect(readSettings(KEYS, createInputs(), {}, "production").get("token")).toMatchObject({
    text: "",
    source: "nowhere",
  });
});

test("a missing setting names its input and its place in the file", () => {
  expect(() => readSettings(KEYS, createInputs(), {}, "staging").need("project")).toThrow(
    /`project` is missing.*\n.*\n.*input `project`, or `project` in \.github\/sluice\.yml\./,
  );
  const inputs = createInputs({ config: ".github/sluice-api.yml" });
  expect(() => readSettings(KEYS, inputs, {}, "staging").need("project")).toThrow(
    "`project` in .github/sluice-api.yml.",
  );
});

test("a missing secret says how secrets get lost", () => {
  expect(() => readSettings(KEYS, createInputs(), {}, "production").need("ssh-key")).toThrow(
    /`ssh-key` is missing[\s\S]*environment's secrets in a job/,
  );
});
