import { hasEnvironments } from "../forge/forge.ts";
import { FILL_IN } from "../open-lines.ts";
import { productFile, productName } from "../product/product-names.ts";
import type { Application } from "./application.ts";

/** The gates of the workflows, by the environments that they are named after. */
const GATES = ["staging-signoff", "release", "production", "production-verdict"] as const;

/** Who may approve. Where environments have no reviewers, every gate is a comment and needs an owner. */
export function gatesSection({ forge, product }: Application): string[] {
  const gates = GATES.map((gate) => productName(gate, product));
  if (hasEnvironments(forge)) {
    return [
      "# Without this, any required reviewer of the environment may approve.",
      "# gates:",
      ...gates.map((gate) => `#   ${gate}: { owner: login, backup-owner: login }`),
    ];
  }
  return [
    "# This forge ignores environments, so each gate is a comment of its owner in an issue.",
    "gates:",
    ...gates.flatMap((gate) => [
      `  ${gate}:`,
      "    kind: comment",
      `    # owner: login # ${FILL_IN}: who answers for ${gate}; backup-owner names a second person`,
    ]),
  ];
}

/** What a commit needs before a person is asked. */
export function readinessSection({ forge, product, workflows }: Application): string[] {
  const required =
    workflows.length === 0
      ? ["#   required-workflows: [ci.yml] # no workflow with tests was found"]
      : [`#   required-workflows: [${workflows.join(", ")}] # those that must have succeeded for the commit`];
  return [
    "# What a commit needs before a person is asked to approve its release.",
    "# check-readiness:",
    ...required,
    ...(hasEnvironments(forge) ? [`#   staging: ${productName("staging", product)} # the commit must run there`] : []),
    ...(product === undefined ? [] : [`#   staging-workflow: ${productFile("deploy-staging.yml", product)}`]),
    `#   sign-off: ${productName("staging-signoff", product)}`,
  ];
}

/** Who leads an incident, and what opens one. */
export function incidentsSection(): string[] {
  return [
    "# With this, a release or rollback that ends badly opens the issue of an incident, which blocks releases until it is resolved.",
    "# incidents:",
    `#   runbooks: { any: https://wiki.example.com/runbooks } # ${FILL_IN}: linked in each incident`,
  ];
}
