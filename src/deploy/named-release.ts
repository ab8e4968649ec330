import type { SurveyedRelease } from "../host/survey.ts";

/** A person names a release by its id, version or commit. */
export function isCalled({ release, version, commit }: SurveyedRelease, name: string): boolean {
  return [release, version, commit].includes(name);
}

/** A version can have been deployed several times. */
export function newestRelease(releases: readonly SurveyedRelease[]): SurveyedRelease | undefined {
  return releases.toSorted((left, right) => right.at.localeCompare(left.at))[0];
}
