import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { QUESTIONS } from "../../src/gates/request/approval-request.ts";
import { isAskingJob } from "../../src/gates/request/asking-job.ts";
import { readWorkflow } from "./workflow-files.ts";

/** A request is proven by the name of the job that has posted it. */

const FILES = ["deploy-prod.yml", "prepare-release.yml", "rollback.yml"];

const jobs = FILES.flatMap((file) => {
  const text = readFileSync(join(repositoryRoot(), ".github/workflows", file), "utf8");
  return Object.values(readWorkflow(text).jobs).map(({ name = "", steps }) => ({
    name: name.replaceAll(/\$\{\{.*?\}\}/g, "v1.4.0"),
    asks: steps
      .filter(({ uses }) => uses === "$/actions/request-approval")
      .map((step) => step.with["asks"] ?? "release"),
  }));
});

test.each(QUESTIONS)("only the job that asks for a %s has the name of one", (question) => {
  const asking = jobs.filter(({ asks }) => asks.includes(question)).map(({ name }) => name);
  expect(asking).toHaveLength(1);
  expect(jobs.filter(({ name }) => isAskingJob(question, name)).map(({ name }) => name)).toEqual(asking);
  expect(isAskingJob(question, `deploy / ${asking[0]}`)).toBe(true);
  expect(isAskingJob(question, `${asking[0]} / other`)).toBe(false);
});
