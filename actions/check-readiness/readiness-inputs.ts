import { WHILE_WATCHED } from "../../src/config/sections/while-watched.ts";
import { readSettings, type Settings } from "../../src/config/settings.ts";
import { badValue, oneOf, readBoolean, readList, readTimeLimit } from "../../src/config/values.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import type { Inputs, RunContext } from "../../src/ports/world.ts";
import type { BackupUse } from "../../src/readiness/rows/backup-row.ts";
import type { HostLook } from "../../src/readiness/rows/host-row.ts";
import type { WhileWatchedRule } from "../../src/readiness/rows/watch-row.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Override } from "../../src/windows/override.ts";
import { inputs as keys } from "./keys.ts";
import { pushedTag, type Subject } from "./subject.ts";

const SCOPES = ["all", "commit", "tag"] as const;

/** The given inputs. Missing ones come from the configuration on the default branch, and never from the tag's own. */
export interface ReadinessInputs {
  readonly subject: Subject;
  readonly token: string;
  readonly allowPrereleases: boolean | undefined;
  readonly scope: (typeof SCOPES)[number];
  readonly window: GivenWindow;
  /** Whether the release takes a backup, and reads the newest one. */
  readonly backup: BackupUse;
  readonly recordsOverride: boolean;
  readonly environment: string;
  /** Path of the configuration file. */
  readonly config: string;
  /** Environment whose reviewers sign commits off; empty for that of the configuration. */
  readonly signOff: string;
  /** Path of the changelog; empty for that of the configuration. */
  readonly changelog: string;
  readonly requester: string;
  /** The destination that the reviewer was shown; empty without an approval. */
  readonly approvedDestination: string;
  /** The result of an earlier survey of the host. */
  readonly host: HostLook;
  /** What release-status reported of a release that is being watched; empty without one. */
  readonly watched: string;
  /** Undefined for that of the configuration. */
  readonly whileWatched: WhileWatchedRule | undefined;
}

interface GivenWindow {
  /** Milliseconds. */
  readonly watchMs: number | undefined;
  /** Undefined without an override of a release window. */
  readonly override: Override | undefined;
}

type ReadinessSettings = Settings<(typeof keys)[number]["name"]>;

export function readInputs(inputs: Inputs, world: StageWorld & { readonly run: RunContext }): ReadinessInputs {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  world.log.mask(token);
  const subject = readSubject(settings, world.run);
  const scope = SCOPES.find((one) => one === settings.get("scope").text);
  if (scope === undefined) throw badValue(settings.get("scope"), oneOf(SCOPES));
  if ((scope === "tag" && subject.kind === "commit") || (scope === "commit" && subject.kind === "tag"))
    throw badValue(
      settings.get("scope"),
      subject.kind === "tag" ? "all or tag for a tag" : "all or commit without one",
    );
  const prereleases = settings.get("allow-prereleases");
  return {
    ...{ subject, token, scope },
    allowPrereleases: prereleases.source === "input" ? readBoolean(prereleases) : undefined,
    config: settings.get("config").text,
    signOff: inputs.get("sign-off").trim(),
    changelog: inputs.get("changelog").trim(),
    requester: settings.get("requester").text || requesterOf(world.run.forge),
    approvedDestination: settings.get("approved-destination").text,
    backup: { reads: readBoolean(settings.get("reads-backup")), takes: readBoolean(settings.get("takes-backup")) },
    recordsOverride: readBoolean(settings.get("record-override")),
    environment: settings.get("environment").text,
    host: { state: settings.get("host-state").text, freeze: settings.get("freeze-reason").text },
    watched: settings.get("watched").text,
    whileWatched: readWhileWatchedRule(settings),
    window: readWindowWish(settings, world.run),
  };
}

function readWhileWatchedRule(settings: ReadinessSettings): WhileWatchedRule | undefined {
  const given = settings.get("while-watched");
  if (given.source !== "input") return undefined;
  const rule = WHILE_WATCHED.find((one) => one === given.text);
  if (rule === undefined) throw badValue(given, oneOf(WHILE_WATCHED));
  return rule;
}

function readSubject(settings: ReadinessSettings, run: RunContext): Subject {
  const commit = settings.get("commit");
  const tag = settings.get("tag").text;
  if (commit.text !== "") {
    if (tag !== "") throw badValue(commit, "empty where a tag is given: the tag says which commit it is");
    if (!/^[0-9a-f]{40}$/.test(commit.text)) throw badValue(commit, "40 hexadecimal digits");
    return { kind: "commit", commit: commit.text, version: settings.need("version").text };
  }
  const named = tag || (pushedTag(run) ?? "");
  if (named !== "") return { kind: "tag", tag: named };
  throw new StageFailure({
    what: "`tag` is missing, and the run was not started by a tag.",
    means: "Sluice does not guess what to release. Nothing was tried.",
    todo: "Push a semver tag such as v1.4.0, or give one as `tag`; a commit without one is `commit` and `version`.",
  });
}

function readWindowWish(settings: ReadinessSettings, { actor }: RunContext): GivenWindow {
  const duration = settings.get("duration");
  const names = readList(settings.get("override-windows").text);
  const reason = settings.get("override-reason").text;
  return {
    watchMs: duration.source === "input" ? readTimeLimit(duration) : undefined,
    override: names.length === 0 ? undefined : { windows: names, reason, actor },
  };
}
