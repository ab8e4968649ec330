import * as v from "valibot";
import type { Forge } from "../ports/forge.ts";
import type { ForgeKind } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";
import { plain } from "../text/plain-text.ts";
import { labelledSeverity, type Severity, severityLabel } from "./severity.ts";

/** Labels of a repository and its issues. GitHub names them, Gitea and Forgejo number them. */
export interface LabelPlace {
  readonly forge: ForgeKind;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
}

const labelsSchema = v.array(v.object({ id: v.number(), name: v.string() }));
type Label = v.InferOutput<typeof labelsSchema>[number];

const COLOURS: Readonly<Record<string, string>> = { "sev-1": "b60205", "sev-2": "d93f0b", "sev-3": "fbca04" };

/** The labels as the forge takes them in a list; those that are missing are created. */
export async function labelReferences(
  forge: Forge,
  place: LabelPlace,
  names: readonly string[],
): Promise<readonly (string | number)[]> {
  const references: (string | number)[] = [];
  for (const name of names) {
    const { id, name: known } = (await find(forge, place, name)) ?? (await create(forge, place, name));
    references.push(place.forge === "github" ? known : id);
  }
  return references;
}

async function find(forge: Forge, { repository }: LabelPlace, name: string): Promise<Label | undefined> {
  const all = understand(labelsSchema, await forge.list(`${repository}/labels`), "labels");
  return all.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

async function create(forge: Forge, place: LabelPlace, name: string): Promise<Label> {
  const colour = COLOURS[name] ?? "b60205";
  const made = await forge.write({
    method: "POST",
    path: `${place.repository}/labels`,
    // Gitea and Forgejo write a colour with its sign.
    body: { name: plain`${name}`, color: place.forge === "github" ? colour : `#${colour}` },
    what: `create the label ${name}`,
    happened: async () => find(forge, place, name),
  });
  return understand(v.object({ id: v.number(), name: v.string() }), made, "a label");
}

/** Adds labels to an issue. Adding one twice is doing it once. */
export async function addLabels(
  forge: Forge,
  place: LabelPlace,
  { issue, names }: { readonly issue: number; readonly names: readonly string[] },
): Promise<void> {
  await forge.write({
    method: "POST",
    path: `${place.repository}/issues/${issue}/labels`,
    body: { labels: await labelReferences(forge, place, names) },
    what: `set the label ${names.join(", ")}`,
    happened: async () => undefined,
  });
}

/** Gives an issue its severity in the place of every other one. The new label is set first: an incident always has one. */
export async function changeSeverity(
  forge: Forge,
  place: LabelPlace,
  {
    issue,
    labels,
    severity,
  }: { readonly issue: number; readonly labels: readonly string[]; readonly severity: Severity },
): Promise<void> {
  const wanted = severityLabel(severity);
  const path = `${place.repository}/issues/${issue}/labels`;
  await addLabels(forge, place, { issue, names: [wanted] });
  const others = labels.filter((one) => labelledSeverity([one]) !== undefined && one.toLowerCase() !== wanted);
  for (const other of others) {
    const reference = place.forge === "github" ? other : (await find(forge, place, other))?.id;
    if (reference === undefined) continue;
    await forge.write({
      method: "DELETE",
      path: `${path}/${encodeURIComponent(reference)}`,
      what: `remove the label ${other}`,
      // Removing it twice is doing it once.
      happened: async () => undefined,
    });
  }
}
