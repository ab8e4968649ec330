import { isScalar, parseDocument } from "yaml";
import { type Forge, hasArtifacts, hasEnvironments, takesActionAddresses } from "../forge/forge.ts";
import { GITHUB } from "../forge/repository-address.ts";
import { withoutArtifactSteps } from "./artifact-steps.ts";
import { withoutKeys } from "./key-positions.ts";

/** Which actions a copy names, and for which forge it is. */
export interface Pin {
  /** What stands before `/actions/<stage>`: `OWNER/NAME`, or an address. */
  readonly uses: string;
  /** Commit of 40 digits. A moving name is no pin: some runners keep what it was when they first saw it. */
  readonly commit: string;
  /** Version of that commit, for the reader of the file. */
  readonly version: string | undefined;
  readonly forge: Forge;
}

/** What a called workflow is named beside its caller. */
export function calledName(name: string): string {
  return `sluice-${name}`;
}

/** A called workflow with its actions pinned, as the forge understands it. All other bytes stay. */
export function calledWorkflow(text: string, pin: Pin): string {
  const pinned = withPinnedActions(hasArtifacts(pin.forge) ? text : withoutArtifactSteps(text), pin);
  if (pin.forge === "github") return pinned;
  // GitHub Enterprise Server may not know this key yet, and act refuses it: there the gate's job is a deployment like others.
  if (hasEnvironments(pin.forge)) return withoutKeys(pinned, (key) => key.path === "environment.deployment");
  // A job that names an environment does not wait for a reviewer there, so the name would promise a gate that does not exist.
  return withCommentGate(withoutKeys(pinned, (key) => key.path === "environment"));
}

function withPinnedActions(text: string, { uses, commit, version, forge }: Pin): string {
  const comment = version === undefined ? "" : ` # ${version}`;
  const ours = text.replaceAll(/^(\s*(?:- )?uses: )\$\/(actions\/\S+)/gm, `$1${uses}/$2@${commit}${comment}`);
  if (!takesActionAddresses(forge)) return ours;
  // Where the short name leads is a setting of each Forgejo and Gitea, so the copy says it in full.
  return ours.replaceAll(/^(\s*(?:- )?uses: )([\w.-]+\/[\w./-]+@[0-9a-f]{40})/gm, `$1${GITHUB}/$2`);
}

function withCommentGate(text: string): string {
  return withInputDefault(text, "gate", "comment") ?? text;
}

/** Undefined where the workflow has no such input. */
function withInputDefault(text: string, input: string, value: string): string | undefined {
  const standard = parseDocument(text).getIn(["on", "workflow_call", "inputs", input, "default"], true);
  if (!isScalar(standard) || !standard.range) return undefined;
  const [start, end] = standard.range;
  return `${text.slice(0, start)}${value}${text.slice(end)}`;
}

/** Has the workflow read that configuration file where its caller names none. */
export function withConfigFile(text: string, path: string): string {
  return withInputDefault(text, "config", path) ?? text;
}
