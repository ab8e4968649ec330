import type { Survey, SurveyedContainer, SurveyedRelease } from "../../src/host/survey.ts";
import { readSurvey } from "../../src/host/survey-reader.ts";

/** A healthy host that runs v1.0.0, recorded as release `r1`; overrides say what is different. */
export function createSurvey(overrides: Partial<Survey> = {}): Survey {
  const current = createRelease();
  return {
    host: { name: "prod-1", arch: "x86_64", user: "deploy", clock: 1_800_000_000, state: "/var/lib/sluice/app" },
    tools: { missing: "", git: "2.39.5", compose: "2.26.1", composeV1: "" },
    engine: { version: "27.0.1", id: "ENGINE", driver: "overlay2", arch: "x86_64" },
    checkout: { state: "git", text: "", head: "a".repeat(40), remote: "origin " },
    dirty: [],
    lock: { held: false, owner: null },
    freeze: undefined,
    hold: undefined,
    pending: undefined,
    pendingTarget: "",
    pendingVersion: "",
    neighbours: [],
    unreadable: [],
    ours: true,
    current,
    releases: [current],
    releaseImages: [],
    changes: [],
    history: [],
    containers: [createContainer()],
    disks: [{ path: "/var/lib/docker", freeKiB: 50_000_000 }],
    ...overrides,
  };
}

export function createRelease(overrides: Partial<SurveyedRelease> = {}): SurveyedRelease {
  return {
    release: "r1",
    version: "v1.0.0",
    commit: "a".repeat(40),
    previous: "",
    at: "2026-11-01T10:00:00Z",
    gone: "",
    backup: "",
    ...overrides,
  };
}

export function createContainer(overrides: Partial<SurveyedContainer> = {}): SurveyedContainer {
  return {
    id: "c1",
    name: "app-web-1",
    project: "app",
    service: "web",
    oneoff: "False",
    directory: "/srv/app",
    image: "sha256:1111",
    imageName: "registry/web:v1.0.0",
    hash: "h1",
    status: "running",
    exitCode: 0,
    oom: false,
    started: "2026-11-01T10:00:00Z",
    restarts: 0,
    health: "healthy",
    mounts: "-",
    ...overrides,
  };
}

/** The same facts as the host program would print them, for tests of the reading itself. */
export const SURVEY_LINES = [
  '{"v":1,"kind":"host","program":"x","name":"prod-1","arch":"x86_64","user":"deploy","clock":1800000000,"boot":"b","state":"/s"}',
  '{"v":1,"kind":"tools","missing":"","git":"2.39.5","compose":"2.26.1","composeV1":""}',
  '{"v":1,"kind":"checkout","state":"git","top":"/srv/app","head":"aaaa","remote":"origin "}',
  '{"v":1,"kind":"lock","held":false,"owner":""}',
  '{"v":1,"kind":"engine","version":"27.0.1","id":"E","driver":"overlay2","arch":"x86_64","root":"/var/lib/docker"}',
  '{"v":1,"kind":"disk","path":"/var/lib/docker","freeKiB":1000}',
] as const;

export function surveyText(lines: readonly string[]): string {
  return `${[...lines, `{"v":1,"kind":"end","lines":${lines.length}}`].join("\n")}\n`;
}

export function parsedSurvey(lines: readonly string[] = SURVEY_LINES): Survey {
  return readSurvey(surveyText(lines));
}
