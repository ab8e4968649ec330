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
