import { readChallenge } from "../../../src/image/challenge.ts";
import { readImageName } from "../../../src/image/image-name.ts";

test.each([
  ["ghcr.io/owner/app", "https://ghcr.io", "owner/app"],
  ["registry.example:5000/app", "https://registry.example:5000", "app"],
  ["localhost/app", "http://localhost", "app"],
  ["127.0.0.1:5000/team/app/web", "http://127.0.0.1:5000", "team/app/web"],
  ["owner/app", "https://registry-1.docker.io", "owner/app"],
  ["docker.io/owner/app", "https://registry-1.docker.io", "owner/app"],
  ["postgres", "https://registry-1.docker.io", "library/postgres"],
])("%s is kept at %s as %s", (name, origin, repository) => {
  expect(readImageName(name)).toEqual({ name, origin, repository });
});

test.each([
  "",
  "ghcr.io/Owner/app",
  "ghcr.io/owner/app:v1",
  "ghcr.io/owner/app@sha256:00",
  "ghcr.io/../app",
  "a//b",
  "a b",
])("%j is no image's name", (name) => {
  expect(() => readImageName(name)).toThrow("is no image's name");
});

const scope = "repository:owner/app:pull,push";

test("a token is asked for where the registry says, for what is about to be done", () => {
  const header = 'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:other/app:pull"';
  expect(readChallenge(header, scope)).toEqual({
    kind: "bearer",
    url: "https://ghcr.io/token?service=ghcr.io&scope=repository%3Aowner%2Fapp%3Apull%2Cpush",
  });
  expect(readChallenge('basic realm="here"', scope)).toEqual({ kind: "basic" });
});

test.each([
  ['Bearer realm="http://tokens.example/token"', "sends the login to tokens.example, unencrypted"],
  ['Bearer service="x"', "names no address"],
  ["Negotiate", "not known here"],
  ["", "not known here"],
])("the login does not go out for %s", (header, why) => {
  expect(readChallenge(header, scope)).toMatchObject({ kind: "unknown", why: expect.stringContaining(why) });
});
