import type { WaitingGate } from "../gates/waiting.ts";
import { broughtBy, projectContainers, type Survey } from "../plan/survey.ts";
import { code, escapeMarkdown, link, table } from "./markdown.ts";
import { shortId } from "./narrator.ts";

/** Without its engine a host does not say which releases it has: that is not the same as having none. */
export function recordedVersion({ current, engine }: Survey): string {
  return current?.version ?? (engine === undefined ? "release unknown" : "no recorded release");
}

/** Gates that wait; a text says why that is not known, and undefined that nobody asked. */
export type Waiting = readonly WaitingGate[] | string | undefined;

/** What a host says of an application, for a person who wants to know now. */
export function renderStatus(survey: Survey, project: string, waiting?: Waiting): string {
  const { current, lock, freeze, hold, pending } = survey;
  return [
    `### ${escapeMarkdown(project)} on ${escapeMarkdown(survey.host.name)}: ${escapeMarkdown(recordedVersion(survey))}\n`,
    table(
      ["", ""],
      [
        [
          "Release",
          current === undefined
            ? recordedVersion(survey)
            : `${escapeMarkdown(current.version)} (${code(current.commit.slice(0, 12))})`,
        ],
        ...since(survey),
        [
          "Lock",
          lock.held
            ? `held by ${escapeMarkdown(`${lock.owner?.kind ?? "?"} ${lock.owner?.version ?? ""} of ${lock.owner?.actor ?? "?"} since ${lock.owner?.since ?? "?"}`)} ${lock.owner?.run ?? ""}`
            : "free",
        ],
        ["Frozen", freeze === undefined ? "no" : escapeMarkdown(freeze)],
        ["Held", hold === undefined ? "no" : escapeMarkdown(hold.text)],
        ["Interrupted change", pending === undefined ? "none" : code(pending)],
        ...(waiting === undefined ? [] : [["Waiting", waitingWords(waiting)]]),
        ["Changed by hand", survey.dirty.length === 0 ? "nothing" : code(survey.dirty.join(", "))],
      ],
    ),
    "**Containers**\n",
    table(
      ["Service", "State", "Health", "Restarts", "Image", "Started"],
      projectContainers(survey, project).map((one) => [
        escapeMarkdown(one.service),
        escapeMarkdown(one.status),
        escapeMarkdown(one.health),
        String(one.restarts),
        `${code(one.imageName)} ${code(shortId(one.image))}`,
        code(one.started.slice(0, 19)),
      ]),
    ),
    "**Releases that can be returned to**\n",
    table(
      ["Version", "Id", "Commit", "Recorded", "Images"],
      survey.releases.map((one) => [
        escapeMarkdown(one.version),
        code(one.release),
        code(one.commit.slice(0, 12)),
        escapeMarkdown(one.at),
        one.gone === "" ? "kept" : `gone: ${code(one.gone)}`,
      ]),
    ),
  ].join("\n");
}

function waitingWords(waiting: readonly WaitingGate[] | string): string {
  if (typeof waiting === "string") return `not known: ${escapeMarkdown(waiting)}`;
  if (waiting.length === 0) return "no gate";
  return waiting.map((one) => `${escapeMarkdown(waitingLine(one))} ${link("Answer", one.url)}`).join("<br>");
}

/** `production of v1.4.0 waits for ada or linus since 2026-11-26T02:00Z.` */
export function waitingLine({ gate, about, people, since }: WaitingGate): string {
  const who = people.length === 0 ? "somebody" : people.join(" or ");
  const when = `${new Date(since).toISOString().slice(0, 16)}Z`;
  return `${gate}${about === "" ? "" : ` of ${about}`} waits for ${who} since ${when}.`;
}

function since(survey: Survey): readonly (readonly string[])[] {
  const { current } = survey;
  if (current === undefined) return [];
  const change = broughtBy(survey);
  if (change === undefined) return [["Recorded", escapeMarkdown(current.at)]];
  const { kind, actor, at, run } = change;
  const how = /^https?:\/\//.test(run) ? link(kind, run) : escapeMarkdown(kind);
  return [["Live since", `${escapeMarkdown(at)}, by a ${how} of ${escapeMarkdown(actor || "somebody")}`]];
}
