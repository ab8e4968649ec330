import { rotationChecklist } from "../../../src/credentials/rotation-guide.ts";
import { secretUses } from "../../../src/credentials/secret-uses.ts";

const DEPLOY = `
on: push
env: { URL: "\${{ secrets.WEBHOOK_URL }}" }
jobs:
  deploy:
    environment: { name: production }
    steps:
      - run: echo "\${{ secrets.DEPLOY_SSH_KEY }} \${{ secrets['registry_password'] }} \${{ secrets.GITHUB_TOKEN }}"
  called:
    uses: ./.github/workflows/other.yml
    secrets: inherit
`;

test("each secret is listed with its file, job and environment; the run's own token is none of them", () => {
  const { uses, unreadable } = secretUses(new Map([["a.yml", DEPLOY]]));
  expect(unreadable).toEqual([]);
  expect(uses).toEqual([
    { name: "WEBHOOK_URL", file: "a.yml", job: "", environment: "" },
    { name: "DEPLOY_SSH_KEY", file: "a.yml", job: "deploy", environment: "production" },
    { name: "REGISTRY_PASSWORD", file: "a.yml", job: "deploy", environment: "production" },
    { name: "all secrets (inherit)", file: "a.yml", job: "called", environment: "" },
  ]);
});

const WHOLE = "all secrets (an expression reads the whole context)";

test.each([
  ["toJSON(secrets)", [WHOLE]],
  ["secrets[matrix.name]", [WHOLE]],
  ["join(secrets.*, ' ')", [WHOLE]],
  ["secrets[format('{0}', 'A')]", [WHOLE]],
  ["secrets.A && secrets['B']", ["A", "B"]],
  ["env.secrets", []],
  ["needs.secrets.result", []],
])("an expression that names no secret reads all of them: %s", (expression, names) => {
  const text = `jobs: { one: { steps: [{ run: "secrets \${{ ${expression} }} of secrets" }] } }\n`;
  expect(secretUses(new Map([["a.yml", text]])).uses.map(({ name }) => name)).toEqual(names);
});

test("a file with an anchor that contains itself is named", () => {
  const text = "jobs: &a { one: { steps: [], again: *a } }\n";
  expect(secretUses(new Map([["cycle.yml", text]])).unreadable).toEqual(["cycle.yml"]);
});

test("a file that cannot be parsed is named", () => {
  expect(secretUses(new Map([["broken.yml", "jobs: [\n"]]))).toEqual({ uses: [], unreadable: ["broken.yml"] });
});

test("the checklist names the page and the way for each secret", () => {
  const { uses } = secretUses(new Map([["a.yml", DEPLOY]]));
  const place = { repository: "https://github.com/acme/shop", hasEnvironments: true, channelSecrets: [] };
  const byName = new Map(rotationChecklist(uses, place).map((entry) => [entry.name, entry]));
  expect(byName.get("DEPLOY_SSH_KEY")).toMatchObject({
    howTo: expect.stringContaining("`rotate-key`"),
    page: "https://github.com/acme/shop/settings/environments",
  });
  expect(byName.get("WEBHOOK_URL")?.page).toBe("https://github.com/acme/shop/settings/secrets/actions");
  expect(byName.get("WEBHOOK_URL")?.howTo).toContain("new webhook");
  const gitea = rotationChecklist(uses, { ...place, hasEnvironments: false });
  expect(new Set(gitea.map(({ page }) => page))).toEqual(
    new Set(["https://github.com/acme/shop/settings/actions/secrets"]),
  );
});

test("the values in CHANNEL_SECRETS are named, where the configuration names them", () => {
  const uses = [{ name: "CHANNEL_SECRETS", file: "a.yml", job: "tell", environment: "" }];
  const place = { repository: "https://forge", hasEnvironments: true, channelSecrets: ["MATTERMOST_URL"] };
  expect(rotationChecklist(uses, place)[0]?.howTo).toContain("MATTERMOST_URL");
});
