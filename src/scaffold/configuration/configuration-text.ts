import { posix } from "node:path";
import { parse } from "yaml";
import { FILL_IN } from "../open-lines.ts";
import { productName, productPrefix } from "../product/product-names.ts";
import { imageParts } from "../workflows/copy-values.ts";
import type { Application } from "./application.ts";
import { gatesSection, incidentsSection, readinessSection } from "./gate-sections.ts";
import { backupSection, smokeSection } from "./proof-sections.ts";

/** The first configuration file: what was found as settings, and what only a person knows as comments. */
export function configurationText(application: Application): string {
  const sections = [
    head(),
    placeSection(application),
    imagesSection(application),
    hostsSection(application),
    registrySection(application),
    smokeSection(application),
    backupSection(application),
    readinessSection(application),
    announceSection(application),
    changelogSection(application),
    incidentsSection(),
    gatesSection(application),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function head(): string[] {
  return [
    "# What Sluice knows of this application. docs/configuration.md of Sluice lists every key.",
    `# Written once by \`sluice init\`, and never again: it is yours. Complete the lines with "${FILL_IN}".`,
    "version: 1",
  ];
}

function placeSection({ product, project, projectSource, compose: { files, others } }: Application): string[] {
  return [
    ...(product === undefined
      ? []
      : [`tag-prefix: ${productPrefix(product)} # a release is tagged ${productPrefix(product)}v1.2.3`]),
    projectLine(project, projectSource),
    `# directory: /srv/${project} # ${FILL_IN}: absolute path of the application's Git clone on the host`,
    `compose-files: [${files.join(", ")}]`,
    ...(others.length === 0 ? [] : [`# Not used in production: ${others.join(", ")}.`]),
  ];
}

/** Only the Compose file knows the name. Any other is a guess, and a wrong one would start a second project beside the one that runs. */
function projectLine(project: string, source: Application["projectSource"]): string {
  const line = `project: ${asText(project)} #`;
  if (source === "compose") return `${line} \`name:\` of the Compose file`;
  return `${line} ${FILL_IN}: the project that runs on the host (\`docker compose ls\`); this is the name of the ${source}`;
}

/** A name such as `123` or `null` is a text only in quotes. */
function asText(name: string): string {
  return parse(name) === name ? name : JSON.stringify(name);
}

function imagesSection({ images }: Application): string[] {
  if (images.length === 0) return ["# No service has `build:`, so no image is built or promoted here."];
  const line = ({ services, name, isNamed }: (typeof images)[number]): string => {
    const entry = `  - ${services.join(",")}=${name}`;
    return isNamed ? entry : `#${entry} # ${FILL_IN}: the image's name, which its service must have as \`image:\` too`;
  };
  const anyNamed = images.some(({ isNamed }) => isNamed);
  return [
    "# Images that are built from this repository. A release gives the image of its commit the version as a tag.",
    anyNamed ? "images:" : "# images:",
    ...images.map(line),
  ];
}

function hostsSection({ product }: Application): string[] {
  const host = (environment: string): string[] => hostLines(productName(environment, product));
  return ["# environments:", ...host("production"), ...host("staging")];
}

function hostLines(name: string): string[] {
  return [
    `#   ${name}:`,
    "#     hosts:",
    `#       - address: ${name}.example.com # ${FILL_IN}: the host of ${name}`,
    "#         user: deploy",
    `#         host-key: "SHA256:…" # ${FILL_IN}: what \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\` prints on the host itself`,
  ];
}

function registrySection({ images }: Application): string[] {
  const registries = [...new Set(images.map(({ name }) => imageParts(name).registry))];
  return registries.map((registry) =>
    registry === "docker.io"
      ? "# Public images of Docker Hub need no login."
      : `# If ${registry} requires a login for the pull, set this, the variable REGISTRY_USERNAME\n# and the secret REGISTRY_PASSWORD.\n# deploy: { registry: ${registry} }`,
  );
}

/** All commits of the repository count, and those of another product have no entry in this changelog. */
function changelogSection({ product }: Application): string[] {
  return product === undefined
    ? []
    : ["update-changelog:", "  missing-entries: warn # commits of other products need no entry here"];
}

function announceSection({ changelog, folder }: Application): string[] {
  const path = changelog ?? posix.join(folder, "CHANGELOG.md");
  const setting = path === "CHANGELOG.md" ? [] : ["announce:", `  changelog: ${path}`];
  if (changelog !== undefined) return setting;
  return [
    `# There is no ${path}. Without it a release has no notes; it needs a section for what is unreleased.`,
    ...setting,
  ];
}
