import type { ComposeService } from "../compose/compose-project.ts";
import { FILL_IN } from "../open-lines.ts";
import { productFile } from "../product/product-names.ts";
import type { Application } from "./application.ts";

/** Smoke checks, as far as the Compose files tell where the application answers. */
export function smokeSection({ services }: Application): string[] {
  const published = services.filter(({ publishedPorts }) => publishedPorts.length > 0);
  const paths = services.filter(({ healthPath }) => healthPath !== undefined);
  const checks = paths.map(
    ({ name, healthPath }) => `#     - { path: ${healthPath}, status: 200 } # the health check of ${name} asks for it`,
  );
  return [
    ...withoutHealth(services),
    published.length === 0
      ? "# No service publishes a port on the host. The address is the one at which users reach the application."
      : `# On the host: ${published.map(({ name, publishedPorts }) => `${name} at port ${publishedPorts.join(", ")}`).join("; ")}.`,
    "# smoke-test:",
    `#   url: https://app.example.com # ${FILL_IN}: the application's public address`,
    "#   checks:",
    ...(checks.length > 0 ? checks : ["#     - { path: /, status: 200 }"]),
  ];
}

function withoutHealth(services: readonly ComposeService[]): string[] {
  const names = services.filter(({ hasHealthCheck }) => !hasHealthCheck).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    `# Without a \`healthcheck:\` in Compose: ${names.join(", ")}. Unless the image has one, Sluice then knows only that it runs.`,
  ];
}

/**
 * The backup is required before a release unless the workflows say otherwise, so the text covers an application without
 * data.
 */
export function backupSection({ services, product }: Application): string[] {
  const stores = services.filter(({ keepsData }) => keepsData).map(({ name }) => name);
  if (stores.length === 0) {
    return [
      `# No service has a named volume. If the application keeps no data, set \`backup: false\` in ${productFile("deploy-prod.yml", product)} and`,
      `# ${productFile("prepare-release.yml", product)}; otherwise say where its backups are.`,
      ...backupLines("where the newest backups are; without backups, remove this section"),
    ];
  }
  return [
    `# Data is kept by ${stores.join(", ")}. The newest backup is read before each release; one that is missing or old stops it.`,
    ...backupLines("where the newest backups are"),
  ];
}

function backupLines(about: string): string[] {
  return ["# backup:", "#   kind: files", `#   path: /srv/backups/*.dump # ${FILL_IN}: ${about}`];
}
