import { parseConfig } from "../../../src/config/parse.ts";

function problem(text: string): string {
  try {
    parseConfig(text, ".github/sluice.yml");
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

test("an empty file is an empty configuration", () => {
  expect(parseConfig("", "f")).toEqual({});
  expect(parseConfig("# nothing yet\n", "f")).toEqual({});
});

test("a whole file is read", () => {
  const text = `
version: 1
project: formation-hub
directory: /srv/formation-hub
compose-files: [compose.yml, compose.prod.yml]
environments:
  production:
    hosts:
      - address: prod.example.com
        user: deploy
        host-key: SHA256:abc
deploy: { pull-timeout: 10m, keep-releases: 7, prereleases: false, min-free-disk: 2GiB, one-shots: [migrate] }
smoke-test:
  url: https://app.example.com
  checks:
    - { path: /health, status: [200, 204], contains: ok, json: { "checks[0].name": db }, max-latency: 800ms }
gates:
  production: { owner: "@alice", backup-owner: "@bob", self-approval: false }
`;
  expect(parseConfig(text, "f")).toMatchObject({
    project: "formation-hub",
    deploy: { "keep-releases": 7 },
    gates: { production: { owner: "@alice" } },
  });
});

test.each([
  ["projct: a", "line 1: unknown key `projct`; did you mean `project`?"],
  ["deploy:\n  pull-timout: 5m", "line 2: unknown key `deploy.pull-timout`; did you mean `pull-timeout`?"],
  [
    "environments:\n  production:\n    hosts:\n      - adress: x",
    "unknown key `environments.production.hosts.0.adress`; did you mean `address`?",
  ],
  ["smoke-test:\n  checks:\n    - contain: x", "unknown key `smoke-test.checks.0.contain`; did you mean `contains`?"],
  ["gates:\n  prodution: {}", "line 2: unknown key `gates.prodution`; did you mean `production`?"],
  ["gates:\n  Production: {}", "unknown key `gates.Production`; did you mean `production`?"],
  ["gates:\n  productions: {}", "unknown key `gates.productions`; did you mean `production`?"],
  ["gates:\n  production-verdit: {}", "unknown key `gates.production-verdit`; did you mean `production-verdict`?"],
  ["gates:\n  staging-sign-off: {}", "unknown key `gates.staging-sign-off`; did you mean `staging-signoff`?"],
  ["gates:\n  prod: { ownr: ada }", "unknown key `gates.prod.ownr`; did you mean `owner`?"],
])("an unknown key is refused with its line and the nearest known one: %j", (text, message) => {
  expect(problem(text)).toContain(message);
});

test("any environment may have a gate, also one whose name goes on where a well-known one ends", () => {
  for (const name of ["prod", "prod-verdict", "production2", "production-b", "production-eu", "pre-release", "live"]) {
    expect(parseConfig(`gates: { ${name}: { owner: ada } }`, "f")).toEqual({ gates: { [name]: { owner: "ada" } } });
  }
  expect(problem("gates: { prod: ada }")).toContain('`gates.prod` is "ada", which is not a gate with `owner`');
});

test("a key that resembles none is refused without a guess", () => {
  expect(problem("zzzzzzzz: 1")).toContain("unknown key `zzzzzzzz`\n");
});

test.each([
  ["project: 7", "`project` is 7, which is not a text"],
  ["directory: srv/app", '`directory` is "srv/app", which is not an absolute path'],
  ["deploy:\n  prereleases: maybe", '`deploy.prereleases` is "maybe", which is not true or false'],
  ["deploy:\n  keep-releases: 0", "`deploy.keep-releases` is 0, which is not a whole number from 2 to 100"],
  ["deploy:\n  pull-timeout: 5 minutes", "which is not a duration such as 30s or 5m"],
  ["deploy: yes please", '`deploy` is "yes please", which is not a map of deploy settings'],
  ["- a\n- b", "`the file` is a list, which is not a map of settings"],
  ["version: 2", "`version` is 2, which is not 1"],
])("a wrong value is refused with what came and what is wanted: %j", (text, message) => {
  expect(problem(text)).toContain(message);
});

test("several hosts are refused until they can be served", () => {
  expect(problem("environments:\n  production:\n    hosts:\n      - { address: a }\n      - { address: b }")).toContain(
    "several hosts are coming",
  );
});

test("all problems are told at once", () => {
  const text = problem("projct: a\ndirectory: b\n");
  expect(text).toContain("`projct`");
  expect(text).toContain("`directory`");
});

test("YAML that cannot be read is refused with its line, and a key given twice is no YAML", () => {
  expect(problem("a: [1\nb: 2")).toMatch(/line \d/);
  expect(problem("project: a\nproject: b")).toMatch(/line 2: .*unique/i);
});

test("a file cannot blow itself up with aliases", () => {
  const bomb =
    "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n";
  expect(() => parseConfig(bomb, "f")).toThrow();
});
