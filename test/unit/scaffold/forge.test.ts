import { actionsSource } from "../../../src/scaffold/forge/actions-source.ts";
import type { Forge } from "../../../src/scaffold/forge/forge.ts";
import { settingsPages } from "../../../src/scaffold/forge/pages.ts";
import { readRepositoryAddress } from "../../../src/scaffold/forge/repository-address.ts";
import { workflowFolder } from "../../../src/scaffold/forge/workflow-folder.ts";

test.each<[string, string | undefined]>([
  ["https://github.com/acme/shop.git", "https://github.com acme shop"],
  ["https://token@git.example.com/acme/shop", "https://git.example.com acme shop"],
  ["http://localhost:3000/acme/shop/", "http://localhost:3000 acme shop"],
  ["https://example.com/git/acme/shop.git", "https://example.com/git acme shop"],
  ["git@github.com:acme/shop.git", "https://github.com acme shop"],
  ["ssh://git@git.example.com:2222/acme/my.shop.git", "https://git.example.com acme my.shop"],
  ["git.example.com:acme/shop", "https://git.example.com acme shop"],
  ["/srv/git/shop.git", undefined],
  ["../shop", undefined],
  ["file:///srv/git/shop.git", undefined],
  ["https://github.com/shop", undefined],
])("the address %s is read as %s", (text, expected) => {
  const address = readRepositoryAddress(text);
  expect(address && `${address.forge} ${address.owner} ${address.name}`).toBe(expected);
});

test.each<[Forge, readonly string[], string, readonly string[]]>([
  ["github", [".gitea/workflows/a.yml"], ".github/workflows", []],
  ["forgejo", [], ".forgejo/workflows", []],
  ["gitea", [], ".gitea/workflows", []],
  ["gitea", [".forgejo/workflows/a.yml"], ".gitea/workflows", []],
  // A folder of the forge's own would switch these off.
  ["forgejo", [".github/workflows/ci.yml"], ".github/workflows", []],
  ["gitea", [".github/workflows/ci.yml"], ".github/workflows", []],
  ["forgejo", [".gitea/workflows/ci.yml", ".github/workflows/ci.yml"], ".gitea/workflows", [".github/workflows"]],
  [
    "forgejo",
    [".forgejo/workflows/README.md", ".github/workflows/ci.yml"],
    ".forgejo/workflows",
    [".github/workflows"],
  ],
])("%s, where %j is there, reads %s", (forge, files, path, unread) => {
  expect(workflowFolder(forge, files)).toEqual({ path, unread });
});

const OWN = { forge: "https://git.example.com", owner: "acme", name: "shop" };

test.each<[Forge, string, string, string]>([
  ["github", "ops/sluice", "https://github.com/ops/sluice", "ops/sluice"],
  ["github", "https://github.com/ops/sluice.git", "https://github.com/ops/sluice", "ops/sluice"],
  ["github", "git@github.com:ops/sluice.git", "git@github.com:ops/sluice.git", "ops/sluice"],
  ["ghes", "ops/sluice", "https://git.example.com/ops/sluice", "ops/sluice"],
  ["ghes", "https://github.com/ops/sluice", "https://github.com/ops/sluice", "ops/sluice"],
  ["gitea", "ops/sluice", "https://git.example.com/ops/sluice", "https://git.example.com/ops/sluice"],
  ["forgejo", "https://github.com/ops/sluice", "https://github.com/ops/sluice", "https://github.com/ops/sluice"],
  [
    "forgejo",
    "ssh://git@code.example.com/ops/sluice",
    "ssh://git@code.example.com/ops/sluice",
    "https://code.example.com/ops/sluice",
  ],
])("for %s, --actions %s is fetched from %s and used as %s", (forge, given, git, uses) => {
  expect(actionsSource(given, forge, OWN)).toEqual({ git, uses });
});

test("github.com by another name of SSH's configuration is github.com", () => {
  const own = { ...OWN, forge: "https://github-work" };
  expect(settingsPages("github", own).secrets).toBe("https://github.com/acme/shop/settings/secrets/actions");
});

test("a company on ghe.com has its actions there", () => {
  const own = { ...OWN, forge: "https://acme.ghe.com" };
  expect(actionsSource("ops/sluice", "github", own).git).toBe("https://acme.ghe.com/ops/sluice");
});

test.each<[Forge, string, string]>([
  ["gitea", "https://example.com/git/ops/sluice", "below a path"],
  [
    "ghes",
    "https://other.example.com/ops/sluice",
    "takes actions from https://git.example.com or https://github.com only",
  ],
  ["gitea", "sluice", "neither OWNER/NAME nor the address"],
])("for %s, --actions %s is refused: %s", (forge, given, why) => {
  expect(() => actionsSource(given, forge, OWN)).toThrow(why);
});
