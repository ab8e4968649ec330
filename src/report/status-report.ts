import type { WaitingGate } from "../gates/waiting/waiting-gates.ts";
import { broughtBy, projectContainers, type Survey } from "../host/survey.ts";
import { code, join, lines, link, linkBelow, type Markdown, type MarkdownHole, md, table } from "../text/markdown.ts";
import { minuteText } from "../text/minute-text.ts";
import { shortId } from "./narrator.ts";

/** Without an engine the releases of a host are unknown, which is not the same as none. */
export function recordedVersion({ current, engine }: Survey): string {
  return current?.version ?? (engine === undefined ? "release unknown" : "no recorded release");
}

/** The waiting gates; a text is the reason why they are unknown, and undefined means that they were not requested. */
export type Waiting = readonly WaitingGate[] | string | undefined;

export interface StatusText {
  readonly survey: Survey;
  readonly project: string;
  readonly waiting?: Waiting;
  /** Address of this repository at its forge, without a slash at its end: only runs of it are links. */
  readonly repository: string;
}

/** The state of an application on a host. */
export function renderStatus({ survey, project, waiting, repository }: StatusText): Markdown {
  return lines([
    md`### ${project} on ${survey.host.name}: ${recordedVersion(survey)}\n`,
    stateTable(survey, waiting, repository),
    md`**Containers**\n`,
    containerTable(survey, project),
    md`**Releases that a rollback can target**\n`,
    releaseTable(survey),
  ]);
}

function stateTable(survey: Survey, waiting: Waiting, repository: string): Markdown {
  const { current, freeze, hold, pending, dirty } = survey;
  const release =
    current === undefined ? recordedVersion(survey) : md`${current.version} (${code(current.commit.slice(0, 12))})`;
  return table(
    ["", ""],
    [
      ["Release", release],
      ...since(survey, repository),
      ["Lock", lockText(survey, repository)],
      ["Frozen", freeze === undefined ? "no" : freeze],
      ["Held", hold === undefined ? "no" : hold.text],
      [
        "Interrupted change",
        pending === undefined ? "none" : md`${code(pending)}, which the next deploy or rollback settles first`,
      ],
      ...(waiting === undefined ? [] : [["Waiting", waitingText(waiting)]]),
      ["Changed by hand", dirty.length === 0 ? "nothing" : code(dirty.join(", "))],
    ],
  );
}

function containerTable(survey: Survey, project: string): Markdown {
  return table(
    ["Service", "State", "Health", "Restarts", "Image", "Started"],
    projectContainers(survey, project).map((one) => [
      one.service,
      one.status,
      one.health,
      one.restarts,
      md`${code(one.imageName)} ${code(shortId(one.image))}`,
      code(one.started.slice(0, 19)),
    ]),
  );
}

function releaseTable({ releases }: Survey): Markdown {
  return table(
    ["Version", "Id", "Commit", "Recorded", "Images"],
    releases.map((one) => [
      one.version,
      code(one.release),
      code(one.commit.slice(0, 12)),
      one.at,
      one.gone === "" ? "kept" : md`gone: ${code(one.gone)}`,
    ]),
  );
}

function lockText({ lock }: Survey, repository: string): MarkdownHole {
  if (!lock.held) return "free";
  const { kind = "?", version = "", actor = "?", since: at = "?", run = "" } = lock.owner ?? {};
  const how = linkBelow(repository, `${kind} ${version}`.trim(), run);
  return md`held by ${how} of ${actor} since ${at}`;
}

function waitingText(waiting: readonly WaitingGate[] | string): MarkdownHole {
  if (typeof waiting === "string") return `not known: ${waiting}`;
  if (waiting.length === 0) return "no gate";
  return join(
    waiting.map((one) => md`${waitingLine(one)} ${link("Answer", one.url)}`),
    md`<br>`,
  );
}

/** `production of v1.4.0 waits for ada or linus since 2026-11-26T02:00Z.` */
export function waitingLine({ gate, about, people, since }: WaitingGate): string {
  const who = people.length === 0 ? "an approval" : people.join(" or ");
  return `${gate}${about === "" ? "" : ` of ${about}`} waits for ${who} since ${minuteText(since)}.`;
}

function since(survey: Survey, repository: string): readonly (readonly MarkdownHole[])[] {
  const { current } = survey;
  if (current === undefined) return [];
  const change = broughtBy(survey);
  if (change === undefined) return [["Recorded", current.at]];
  const { kind, actor, at, run } = change;
  return [["Live since", md`${at}, by a ${linkBelow(repository, kind, run)} of ${actor || "an unknown person"}`]];
}
