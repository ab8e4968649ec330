/** What a subject says of itself: conventionalcommits.org. */
export interface Header {
  /** In lower case. */
  readonly type: string;
  readonly scope: string;
  /** The `!`. */
  readonly breaking: boolean;
  readonly description: string;
}

/** Undefined for a subject that is not in this form. The `!` counts on either side of the scope: it is never overlooked. */
export function readHeader(subject: string): Header | undefined {
  const [, type, early, scope = "", late, description] =
    /^([a-z][a-z0-9_-]{0,49})(!)?(?:\(([^()]*)\))?(!)?:[ \t]+(\S.*)$/is.exec(subject) ?? [];
  if (type === undefined || description === undefined) return undefined;
  return { type: type.toLowerCase(), scope, breaking: (early ?? late) !== undefined, description };
}

/** The footers `BREAKING CHANGE:` and `BREAKING-CHANGE:`; also as an item of the list that a squash merge makes. */
export function hasBreakingFooter(body: string): boolean {
  return /^[ \t]*(?:[*+-][ \t]+)?BREAKING[ -]CHANGES?(?::| #)/m.test(body);
}
