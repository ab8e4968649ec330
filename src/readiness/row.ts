/** One line of the table that says whether anybody may be asked to approve a release. Its texts may be foreign. */
export interface Row {
  readonly check: string;
  /** A warning stops nothing; everything else that is not ok does. */
  readonly state: "ok" | "warning" | "red";
  readonly verdict: string;
  /** Where a person can see it for themselves. */
  readonly url: string | undefined;
  /** What to do about a row that is not ok. */
  readonly todo: string;
}

export function okRow(check: string, verdict: string, url?: string): Row {
  return { check, state: "ok", verdict, url, todo: "" };
}

/** What speaks against a release at this moment, where it is decided later: it is told, and stops nothing. */
export function notYet(row: Row): Row {
  if (row.state !== "red") return row;
  return { ...row, state: "warning", verdict: `${row.verdict} That is looked at again before the tag.` };
}

/** One red row is enough, and no number of others makes up for it. */
export function isReady(rows: readonly Row[]): boolean {
  return rows.every(({ state }) => state !== "red");
}
