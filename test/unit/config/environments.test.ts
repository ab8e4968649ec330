import { readSettings } from "../../../src/config/settings.ts";
import type { InputKey } from "../../../src/stage/keys.ts";
import { createInputs } from "../../fakes/inputs.ts";

const KEYS = [
  { name: "host", description: "Name of the host.", file: "environments.<environment>.hosts.address" },
  { name: "project", description: "Compose project name.", file: "project" },
] as const satisfies readonly InputKey[];

const CONFIG = {
  project: "from-top",
  environments: { "eu.production": { project: "from-eu", hosts: [{ address: "eu.example.com" }] } },
};

test("the name of an environment may hold dots", () => {
  const settings = readSettings(KEYS, createInputs(), CONFIG, "eu.production");
  expect(settings.get("host")).toMatchObject({ text: "eu.example.com", source: "file" });
  expect(settings.get("project").text).toBe("from-eu");
});

test("a misspelt environment is told beside what it lacks", () => {
  const settings = readSettings(KEYS, createInputs(), CONFIG, "eu.prodution");
  expect(() => settings.need("host")).toThrow(
    "The file has no environment `eu.prodution`, only `eu.production`; did you mean `eu.production`?",
  );
});

test("an environment that is there, and lacks a host, gets no such guess", () => {
  const settings = readSettings(KEYS, createInputs(), { environments: { production: {} } }, "production");
  expect(() => settings.need("host")).toThrow(/`host` is missing(?![\s\S]*no environment)/);
});

test("a name that every object has is no setting", () => {
  const settings = readSettings(KEYS, createInputs(), CONFIG, "constructor");
  expect(settings.get("host").source).toBe("nowhere");
});
