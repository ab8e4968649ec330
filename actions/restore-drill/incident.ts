import * as v from "valibot";
import type { StageFailure } from "../../src/failure/failure.ts";
import { closeIssue } from "../../src/gates/request/close-issue.ts";
import { labelReferences } from "../../src/incident/issue-labels.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { RunContext } from "../../src/ports/world.ts";
import { readIncidents } from "../../src/readiness/rows/incident-row.ts";
import { understand } from "../../src/stage/answer.ts";
import { failureText, hiddenMark, link, md } from "../../src/text/markdown.ts";
import { plain } from "../../src/text/plain-text.ts";

/** The incident of failed drills of one project. `check-readiness` lets no release pass while it is open. */
export interface Incident {
  readonly run: RunContext;
  readonly label: string;
  readonly project: string;
  /** The account of the runs' own token: only its issues are incidents of a drill. */
  readonly requester: string;
}

const MARK = "sluice-restore-drill";
const made = v.object({ number: v.number() });
const bodies = v.array(
  v.object({
    number: v.number(),
    body: v.optional(v.nullable(v.string())),
    user: v.optional(v.nullable(v.object({ login: v.string() }))),
  }),
);

/** One issue for all drills that fail one after another: the first one opens it, the others comment. Gives its number. */
export async function openIncident(forge: Forge, incident: Incident, failure: StageFailure): Promise<number> {
  const { run, label, project } = incident;
  const known = await findIncident(forge, incident);
  const body = md`${failureText(failure)}\n\n${link("The run of the drill", run.runUrl)}`;
  if (known !== undefined) return comment(forge, { run, issue: known }, body);
  const place = { forge: run.forge, repository: repositoryOf(run) };
  const title = plain`The restore drill of ${project} fails`;
  const answer = await forge.write({
    method: "POST",
    path: `${repositoryOf(run)}/issues`,
    body: {
      title,
      body: md`${hiddenMark(MARK, project)}\n${body}`,
      labels: await labelReferences(forge, place, [label]),
    },
    what: `open the issue "${title.text}"`,
    happened: async () => {
      const number = await findIncident(forge, incident);
      return number === undefined ? undefined : { number };
    },
  });
  return understand(made, answer, "an issue").number;
}

/** A drill that passes ends the incident of those before it. Undefined without such an issue. */
export async function closeIncident(forge: Forge, incident: Incident): Promise<number | undefined> {
  const { run } = incident;
  const issue = await findIncident(forge, incident);
  if (issue === undefined) return undefined;
  await comment(forge, { run, issue }, md`${link("A restore drill", run.runUrl)} has passed again.`);
  await closeIssue(forge, `${repositoryOf(run)}/issues/${issue}`);
  return issue;
}

/** The open issue of the suite with the label and the mark of this project. A person who opens an issue can close it. */
async function findIncident(forge: Forge, { run, label, project, requester }: Incident): Promise<number | undefined> {
  const answer = await forge.list(`${repositoryOf(run)}/issues?state=open&labels=${encodeURIComponent(label)}`);
  const labelled = new Set(readIncidents(answer, label).map(({ number }) => number));
  const mark = hiddenMark(MARK, project).text;
  return understand(bodies, answer, "issues")
    .filter(({ number, user }) => labelled.has(number) && user?.login.toLowerCase() === requester.toLowerCase())
    .filter(({ body }) => (body ?? "").split("\n", 1)[0]?.trim() === mark)
    .map(({ number }) => number)
    .toSorted((one, other) => one - other)[0];
}

async function comment(
  forge: Forge,
  { run, issue }: { readonly run: RunContext; readonly issue: number },
  body: ReturnType<typeof md>,
): Promise<number> {
  const path = `${repositoryOf(run)}/issues/${issue}/comments`;
  const isThere = async (): Promise<unknown> => {
    const all = understand(
      v.array(v.object({ body: v.optional(v.nullable(v.string())) })),
      await forge.list(path),
      "comments",
    );
    return all.find((one) => one.body === body.text);
  };
  await forge.write({ method: "POST", path, body: { body }, what: `comment on issue #${issue}`, happened: isThere });
  return issue;
}

/** Its path in the API. */
function repositoryOf({ repository }: RunContext): string {
  return `/repos/${repository}`;
}
