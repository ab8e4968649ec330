import * as v from "valibot";
import { attachToIssue } from "../../src/announcement/page-attachment.ts";
import { linkPage } from "../../src/announcement/page-comment.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { readSettings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, type GivenValue, readInteger } from "../../src/config/values.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Artifacts, Environment, Files, Http, Inputs, Log, Records, RunContext } from "../../src/ports/world.ts";
import { type PageFacts, type PageJob, releasePage } from "../../src/report/page/release-page.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { readStageRecord, type StageRecord } from "../../src/stage/stage-record.ts";
import { link, md, NOTHING } from "../../src/text/markdown.ts";
import { bareVersion, tagName } from "../../src/version/tags/tag-prefix.ts";
import { inputs as keys } from "./keys.ts";
import { attachPage } from "./release-asset.ts";
import { jobsOfRun } from "./run-jobs.ts";

interface ReportInputs extends Pick<PageFacts, "application" | "version" | "commit" | "result" | "reason" | "url"> {
  /** Empty where the forge is not asked. */
  readonly token: string;
  /** The release's tag by its full name. */
  readonly tag: string;
  /** Name of the file under which the page is attached to the forge's release; empty where it is not. */
  readonly attach: string;
  /** The issue of the release; undefined without one. */
  readonly issue: number | undefined;
  /** Address of the uploaded page; empty where the page is still to be made. */
  readonly artifact: string;
  /** Path of the records of an earlier job; empty without one. */
  readonly earlier: string;
}

export interface ReportWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly records: Records;
  readonly artifacts: Artifacts;
  readonly http: Http;
  readonly environment: Environment;
  readonly forge: (token: string) => Forge;
}

/** Makes the page about a release from what the stages of this job have recorded. Changes nothing. */
export const releaseReport: Stage<ReportInputs, ReportWorld> = {
  name: "release-report",
  read: readInputs,
  run: makeReport,
};

async function readInputs(inputs: Inputs, { files, log }: ReportWorld): Promise<ReportInputs> {
  const settings = readSettings(keys, inputs, await readConfig(inputs, files), "");
  if (settings.get("token").text !== "") log.mask(settings.get("token").text);
  // A stage redacts the secrets that it knows: the smoke test does not know those that the application answers with.
  readSecretPairs(settings.get("variables"), log);
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  const text = (name: (typeof keys)[number]["name"]): string => settings.get(name).text;
  return {
    ...{ application: text("project"), version: settings.need("version").text, commit: text("commit") },
    ...{ result: text("result"), reason: text("reason"), url: text("url") },
    tag: tagName(prefix, bareVersion(text("version"), prefix)),
    ...{ issue: readIssue(settings.get("issue")), artifact: text("artifact") },
    ...{ token: text("token"), attach: readFileName(settings.get("attach")), earlier: text("earlier") },
  };
}

function readIssue(given: GivenValue): number | undefined {
  return given.text === "" ? undefined : readInteger(given, { min: 1, max: Number.MAX_SAFE_INTEGER });
}

/** A name that is one on every forge. */
function readFileName(given: GivenValue): string {
  if (given.text === "" || /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(given.text)) return given.text;
  throw badValue(given, "a file name of letters, digits, dots, dashes and underscores");
}

async function makeReport(inputs: ReportInputs, world: ReportWorld): Promise<StageResult> {
  const { run, log, artifacts } = world;
  if (inputs.artifact !== "") {
    await inIssue(inputs, async () => ({ address: inputs.artifact, isArtifact: true }), world);
    return { outputs: { folder: "", "release-url": "" }, report: NOTHING };
  }
  const records = await allRecords(inputs, world);
  const jobs = await jobsOrNone(inputs, world);
  const page = releasePage({ ...inputs, runUrl: run.runUrl, repository: repositoryUrl(run), records, jobs });
  const text = log.redact(page.text);
  const folder = await artifacts.write("release-report", {
    "release-report.html": text,
    "release-records.json": log.redact(`${JSON.stringify(records, null, 2)}\n`),
  });
  log.info(`The report of ${inputs.version} has ${records.length} stages: ${folder}/release-report.html`);
  const releaseUrl = inputs.attach === "" ? "" : await attached(inputs, text, world);
  // GitHub takes no files in issues, and has artifacts.
  if (run.forge !== "github") await inIssue(inputs, () => toIssue(inputs, text, world), world);
  const where = run.runUrl === "" ? md`the run` : link("the run", run.runUrl);
  const also = releaseUrl === "" ? NOTHING : md` It is attached to ${link("the release", releaseUrl)}.`;
  return {
    outputs: { folder, "release-url": releaseUrl },
    report: md`### 📄 Report of ${inputs.version}\n\n${records.length} stages are in \`release-report.html\`, among the artifacts of ${where}.${also}\n`,
  };
}

async function allRecords({ earlier }: ReportInputs, { files, records, log }: ReportWorld): Promise<StageRecord[]> {
  const texts = [...(await recordsOf(earlier, files, log)), ...(await records.read())];
  const read = texts.flatMap((text) => readStageRecord(text) ?? []);
  if (read.length < texts.length)
    log.warning(`${texts.length - read.length} records are of another version, and the report lacks them.`);
  return read;
}

async function recordsOf(path: string, files: Files, log: Log): Promise<readonly string[]> {
  if (path === "") return [];
  const text = (await files.read(path)) ?? "";
  try {
    return v.parse(v.array(v.unknown()), JSON.parse(text)).map((one) => JSON.stringify(one));
  } catch {
    // A file that does not exist is not JSON either.
    log.warning(`${path} has no records, and the report lacks the stages of the earlier job.`);
    return [];
  }
}

async function jobsOrNone({ token }: ReportInputs, { forge, run, log }: ReportWorld): Promise<readonly PageJob[]> {
  if (token === "") return [];
  try {
    return await jobsOfRun(forge(token), run);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(`The report lacks the jobs of the run: ${error.what}`);
    return [];
  }
}

/** The address of the release; empty without one. A report that could not be attached fails no release. */
async function attached(
  { token, attach: name, tag }: ReportInputs,
  text: string,
  { forge, http, run, log, environment }: ReportWorld,
): Promise<string> {
  const api = environment["GITHUB_API_URL"] ?? "";
  const place = { http, api, kind: run.forge, token, repository: `/repos/${run.repository}`, tag };
  try {
    const url = await attachPage({ ...place, forge: forge(token) }, { name, text });
    if (url === undefined) log.info(`The forge has no release ${tag} so far, so the report is attached to none.`);
    return url ?? "";
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(`${error.what} ${error.todo}`);
    return "";
  }
}

interface Uploaded {
  readonly address: string;
  readonly isArtifact: boolean;
}

/** A report that the issue of the release does not get fails no release. */
async function inIssue(
  { issue, token }: ReportInputs,
  upload: () => Promise<Uploaded>,
  { forge, run, log }: ReportWorld,
): Promise<void> {
  if (issue === undefined) return;
  const comment = { repository: `/repos/${run.repository}`, requester: requesterOf(run.forge), runUrl: run.runUrl };
  try {
    const uploaded = await upload();
    await linkPage(forge(token), { ...comment, ...uploaded, issue, about: "release" });
    log.info(`The issue #${issue} links the report: ${uploaded.address}`);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(`${error.what} ${error.todo}`);
  }
}

async function toIssue(
  { issue = 0, token }: ReportInputs,
  text: string,
  { forge, http, artifacts, run, environment }: ReportWorld,
): Promise<Uploaded> {
  const api = environment["GITHUB_API_URL"] ?? "";
  const place = { forge: forge(token), http, artifacts, token, repository: `/repos/${run.repository}`, api };
  return { address: await attachToIssue(place, issue, { name: "release-report.html", text }), isArtifact: false };
}
