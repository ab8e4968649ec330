import { OWNER } from "../../rehearsal/road.ts";
import type { RunEnd } from "../../rehearsal/runner/run.ts";
import { type RoadScene, resultsOf, writeDown } from "./road-scene.ts";

/** The issues in which a release is asked for, and what people and runs say there. */
export interface IssueScene {
  /** The newest issue of a tag. */
  issueOf(tag: string): Promise<Issue>;
  /** All comments in it. */
  comments(tag: string): Promise<readonly IssueComment[]>;
  /** Their texts. */
  said(tag: string): Promise<string>;
  /** A comment, the run that reads it, and the one that follows. */
  answer(tag: string, body: string, login?: string): Promise<Answered>;
  /** A comment that no workflow reads; its id. */
  comment(tag: string, body: string, login?: string): Promise<number>;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly state: string;
}

export interface IssueComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

export interface Answered {
  /** Undefined where nothing was started. */
  readonly followed: RunEnd | undefined;
  /** Of the jobs of the run that followed. */
  readonly results: Readonly<Record<string, string>> | undefined;
  readonly lines: readonly string[];
}

export function openIssueScene({ road, ask }: RoadScene): IssueScene {
  const { github } = road;
  const issues: IssueScene = {
    issueOf: async (tag) => {
      const all = await ask<readonly Issue[]>("issues?state=all&per_page=100");
      const found = all.filter(({ title }) => title === titleOf(tag)).toSorted((a, b) => b.number - a.number)[0];
      if (found === undefined) throw new Error(`There is no issue for ${tag}.`);
      return found;
    },
    comments: async (tag) => {
      const { number } = await issues.issueOf(tag);
      return ask(`issues/${number}/comments?per_page=100`);
    },
    said: async (tag) => (await issues.comments(tag)).map(({ body }) => body).join("\n----\n"),
    comment: async (tag, body, login = OWNER) => {
      const { number } = await issues.issueOf(tag);
      return github.control.comment(number, login, body);
    },
    answer: async (tag, body, login = OWNER) => {
      const { number } = await issues.issueOf(tag);
      const lines: string[] = [];
      const observer = writeDown((line) => lines.push(line));
      const { read, followed } = await road.comment({ issue: number, login, body }, { observer });
      expect(read.result === "success" ? "" : lines.join("\n")).toBe("");
      return { followed, results: followed === undefined ? undefined : resultsOf(followed), lines };
    },
  };
  return issues;
}

/** Of a release, of a rollback tag, or of a rollback that was dispatched without the release that is meant. */
function titleOf(tag: string): string {
  if (tag === "rollback") return "Urgent: roll back production";
  return tag.endsWith("-rollback") ? `Urgent: roll back ${tag.slice(0, -"-rollback".length)}` : `Release ${tag}`;
}
