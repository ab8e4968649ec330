import { isOfOtherProduct } from "../../../src/incident/incident-product.ts";

/** The product of an incident whose issue does not name its configuration file: an older version of the suite has opened it. */

const HOSTS = { hosts: [{ address: "api.example.com" }] };
const shop = { path: ".github/sluice.yml", config: {} };
const api = {
  path: ".github/sluice-api.yml",
  config: { "tag-prefix": "api/", environments: { "production-api": HOSTS } } as never,
};

test.each<[string, string, string, boolean, boolean]>([
  ["a release of the product", "api/v1.5.0", "production-api", true, false],
  ["a release without a prefix", "v1.5.0", "production", false, true],
  ["no release, at an environment that only the other product has", "", "production", false, true],
  // Both answer, since the product without a prefix cannot know the environments of the others.
  ["no release, at the environment of the product", "", "production-api", false, false],
])("%s", (_, version, environment, isNotOfShop, isNotOfApi) => {
  expect(isOfOtherProduct({ version, environment }, shop)).toBe(isNotOfShop);
  expect(isOfOtherProduct({ version, environment }, api)).toBe(isNotOfApi);
});
