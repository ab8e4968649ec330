/** One line of the table that decides whether an approval of a release is requested. Its texts may be foreign. */
export interface Row {
  readonly check: string;
  /** A warning prevents nothing; every other state that is not ok does. */
  readonly state: "ok" | "warning" | "red";
  readonly verdict: string;
  /** The page on which a person can see it. */
  readonly url: string | undefined;
  /** What to do about a row that is not ok. */
  readonly todo: string;
}

export function okRow(check: string, verdict: string, url?: string): Row {
  return { check, state: "ok", verdict, url, todo: "" };
}

/**
 * A reason against the release at this moment, where the decision comes later: it is reported, and prevents nothing.
 */
export function notYet(row: Row): Row {
  if (row.state !== "red") return row;
  return { ...row, state: "warning", verdict: `${row.verdict} This is checked again before the tag.` };
}

/** One red row is enough for a refusal. */
export function isReady(rows: readonly Row[]): boolean {
  return rows.every(({ state }) => state !== "red");
}
