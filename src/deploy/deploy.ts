import { loadScript, swapScript, undoScript } from "../backup/postgres/restore-scripts.ts";
import { schemaScript } from "../backup/postgres/schema-script.ts";
import type { SchemaWatch } from "../backup/postgres/schema-settings.ts";
import { writtenSinceScript } from "../backup/postgres/written-since-script.ts";
import type { Survey, SurveyedRelease } from "../host/survey.ts";
import { NO_CONSENT, type Plan, type SchemaErrand } from "../plan/plan.ts";
import type { KnownRollback } from "./past-rollback.ts";
import { beforeSteps, planFrame, sourceSteps, switchSteps } from "./plan-frame.ts";
import { deployRefusals } from "./refusals/deploy-refusals.ts";
import { hostRefusals } from "./refusals/host-refusals.ts";
import type { Refusal } from "./refusals/refusal.ts";
import type { WantedDeploy } from "./wanted.ts";

/** A plan, or every reason against one. */
export type Decision =
  /** The host already runs this release. */
  | {
      readonly kind: "nothing-to-do";
      readonly current: SurveyedRelease;
      readonly why: string;
      /** The rollback by which it came to run; undefined where that is unknown. */
      readonly rollback: KnownRollback | undefined;
    }
  | {
      readonly kind: "plan";
      readonly plan: Plan;
      readonly warnings: readonly string[];
      /** Whether containers that no recorded release had are removed. */
      readonly removeUnknown?: boolean;
    }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] };

/** Survey and request → plan. Pure: the same survey and request always give the same plan. */
export function decideDeploy(survey: Survey, wanted: WantedDeploy): Decision {
  const refusals = [...hostRefusals(survey, wanted), ...deployRefusals(survey, wanted)];
  if (refusals.length > 0) return { kind: "refused", refusals };
  const plan = deployPlan(survey, wanted);
  return { kind: "plan", plan, warnings: warnings(survey, wanted), removeUnknown: wanted.removeUnknown };
}

function warnings(survey: Survey, { schema, version }: WantedDeploy): string[] {
  const list: string[] = [];
  if (survey.current !== undefined && schema?.isCompatible === true)
    list.push(
      `${version} itself declares that ${survey.current.version} can run on its schema of the database (\`deploy.backward-compatible\`): an automatic rollback would not stop at a change of the schema.`,
    );
  if (survey.current !== undefined && schema?.restore !== undefined)
    list.push(
      "If a backup is taken for this release and nothing is written to the databases afterwards, every service that can reach them is stopped before the switch (`on-schema-change: restore`): an automatic rollback can then restore them.",
    );
  if (survey.current === undefined)
    list.push("This is the first recorded release: there is no release to roll back to if it fails.");
  if (survey.pending !== undefined)
    list.push(`The change ${survey.pending} was interrupted while it switched; this change takes over.`);
  const { current, checkout, pending } = survey;
  if (current !== undefined && pending === undefined && checkout.head !== "" && checkout.head !== current.commit)
    list.push(
      `The clone is at ${checkout.head.slice(0, 12)}, and ${current.version} is ${current.commit.slice(0, 12)}. What was committed or checked out there by hand is replaced; it stays in the clone's history.`,
    );
  for (const part of survey.unreadable) list.push(`The host's state has a part that cannot be read: ${part}`);
  return list;
}

function deployPlan(survey: Survey, wanted: WantedDeploy): Plan {
  return {
    kind: "deploy",
    version: wanted.version,
    ...(wanted.tag === undefined ? {} : { tag: wanted.tag }),
    commit: wanted.commit,
    target: undefined,
    approvedImages: wanted.approvedImages,
    registry: wanted.registry,
    ...planFrame(survey, wanted),
    consent: { ...NO_CONSENT, ignoredOneOffs: wanted.ignoredOneOffs, overrideHold: wanted.overrideHold },
    ...(wanted.schema === undefined ? {} : { schema: schemaErrand(wanted.schema) }),
    steps: [
      ...beforeSteps(),
      ...sourceSteps(wanted),
      ...(wanted.schema === undefined ? [] : [{ name: "schema", deadlineSeconds: SCHEMA_SECONDS } as const]),
      { name: "checkout", deadlineSeconds: 60 },
      ...(wanted.schema?.restore === undefined
        ? []
        : [{ name: "quiesce", deadlineSeconds: wanted.schema.restore.seconds } as const]),
      ...switchSteps(wanted).flatMap((step) =>
        step.name === "record" && wanted.schema !== undefined
          ? [{ name: "compare", deadlineSeconds: SCHEMA_SECONDS } as const, step]
          : [step],
      ),
    ],
  };
}

/** `pg_dump --schema-only` takes less than a second for hundreds of tables. */
const SCHEMA_SECONDS = 120;

function schemaErrand({ backups, migrationTables, isCompatible, failedRelease, restore }: SchemaWatch): SchemaErrand {
  const errand = {
    databaseService: backups.service,
    script: schemaScript(backups, migrationTables),
    ...{ isCompatible, failedRelease },
  };
  if (restore === undefined) return errand;
  const taken = { kind: "taken", checks: restore.checks } as const;
  const scripts = {
    "written-since": writtenSinceScript(backups),
    load: loadScript(backups, taken),
    swap: swapScript(backups, taken),
    undo: undoScript(backups, taken),
  };
  return { ...errand, restore: { scripts, seconds: restore.seconds } };
}
