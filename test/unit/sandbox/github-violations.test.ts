import { githubDescription } from "../../sandbox/github/description.ts";
import { validation } from "../../sandbox/github/validation.ts";
import { githubScene } from "./github-scene.ts";

const repo = "/repos/acme/shop";

test("what GitHub's description does not allow is refused, written down, and thrown at the end", async () => {
  const { ask, github, end } = await githubScene();
  expect(await ask("GET", `${repo}/no-such-thing`)).toMatchObject({ status: 501 });
  expect(await ask("POST", `${repo}/releases`, { body: { tag_name: "v1", colour: "red" } })).toMatchObject({
    status: 422,
  });
  expect(await ask("POST", `${repo}/releases`, { body: { name: "v1" } })).toMatchObject({ status: 422 });
  expect(await ask("GET", `${repo}/releases?pages=2`)).toMatchObject({ status: 422 });
  expect(await ask("GET", `${repo}/actions/runs?status=sleeping`)).toMatchObject({ status: 422 });
  expect(await ask("GET", `${repo}/topics`)).toMatchObject({ status: 501 });
  expect(github.violations).toEqual([
    expect.stringMatching("no-such-thing: is no operation of GitHub's"),
    expect.stringMatching("/colour is not a field of repos/create-release"),
    expect.stringMatching("must have required property 'tag_name'"),
    expect.stringMatching(/\?pages is not a parameter of repos\/list-releases/),
    expect.stringMatching(/\?status: \/ must be equal to one of the allowed values/),
    expect.stringMatching("repos/get-all-topics is not in the double"),
  ]);
  await expect(end()).rejects.toThrow("GitHub would not have it");
}, 30_000);

test.each([
  "actions/runs/undefined",
  "actions/runs/1001/attempts/last/jobs",
  "issues/abc",
  "issues/comments/NaN",
  "releases/v1.0.0",
  "deployments/null/statuses",
])("%s is no address of GitHub's: what is absent is something else", async (path) => {
  const { ask, github, end } = await githubScene();
  expect(await ask("GET", `${repo}/${path}`)).toMatchObject({ status: 422 });
  expect(github.violations).toEqual([expect.stringMatching(/is wrong: \{\w+\}: \/ must be integer/)]);
  await expect(end()).rejects.toThrow("GitHub would not have it");
});

test("what GitHub has not is absent, and no violation", async () => {
  const { ask, end } = await githubScene();
  for (const path of ["actions/runs/4711", "issues/4711", "actions/workflows/no.yml"]) {
    expect(await ask("GET", `${repo}/${path}`)).toMatchObject({ status: 404 });
  }
  await end();
});

test("a parameter that GitHub requires has to be there", () => {
  const found = githubDescription().find("GET", "/search/issues");
  if (found === undefined) throw new Error("GitHub's description has no search.");
  const { query } = validation(githubDescription());
  expect(query(found.operation, new URLSearchParams())).toEqual(["?q is required by search/issues-and-pull-requests"]);
  expect(query(found.operation, new URLSearchParams({ q: "x" }))).toEqual([]);
});

test.each([
  [">=2026-10-22T03:18:37.000Z", true],
  ["2026-10-22..2026-10-23", true],
  ["2026-10-22T03:18:37Z", true],
  ["yesterday", false],
  [">=", false],
])("runs are searched by date as GitHub's search does it: %s", async (created, isFine) => {
  const { ask, github } = await githubScene();
  const { status } = await ask("GET", `${repo}/actions/runs?created=${encodeURIComponent(created)}`);
  expect([status, github.violations.length]).toEqual(isFine ? [200, 0] : [422, 1]);
});

test("a wrong request is told of in any weather, and uses no fault up", async () => {
  const { ask, github, end } = await githubScene();
  github.behave({ kind: "status", status: 502, when: "before" });
  expect(await ask("GET", `${repo}/actions/runs/undefined`)).toMatchObject({ status: 422 });
  expect(await ask("POST", `${repo}/releases`, { body: { name: "v1" } })).toMatchObject({ status: 422 });
  expect(await ask("GET", `${repo}/actions/runs/1001`, { token: "nobody's" })).toMatchObject({ status: 502 });
  expect(github.violations).toHaveLength(2);
  expect(github.requests.map(({ operation }) => operation)).toEqual([
    ...["actions/get-workflow-run", "repos/create-release", "actions/get-workflow-run"],
  ]);
  await expect(end()).rejects.toThrow("GitHub would not have it");
});
