/** What a linter says against a line of a file. */
export interface Objection {
  readonly file: string;
  readonly line: number;
  /** The linter's rule. */
  readonly kind: string;
  readonly message: string;
}

/** Something that GitHub understands and a linter does not. docs/other-forges.md lists the same. */
export interface NotKnownYet {
  readonly syntax: string;
  /** Where its makers were told. */
  readonly issue: string;
  /** What it says of that syntax, and of nothing else. */
  readonly kind: string;
  readonly message: RegExp;
}

/** actionlint 1.7.12. */
export const ACTIONLINT_DOES_NOT_KNOW: readonly NotKnownYet[] = [
  {
    syntax: "uses: $/…",
    issue: "https://github.com/rhysd/actionlint/issues/711",
    kind: "action",
    message: /^specifying action "\$\/[^"]+" in invalid format because ref is missing\./,
  },
];

/** What is left when the linter knows no better, and what it has learnt meanwhile; empty when all is well. */
export function complaints(objections: readonly Objection[], unknown: readonly NotKnownYet[]): string[] {
  const isAbout = ({ kind, message }: NotKnownYet, one: Objection): boolean =>
    one.kind === kind && message.test(one.message);
  const real = objections.filter((one) => !unknown.some((entry) => isAbout(entry, one)));
  const learnt = unknown.filter((entry) => !objections.some((one) => isAbout(entry, one)));
  return [
    ...real.map(({ file, line, kind, message }) => `${file}:${line}: ${message} [${kind}]`),
    ...learnt.map(
      ({ syntax, issue }) =>
        `It has nothing against \`${syntax}\` any more (${issue}), so an ignore would only hide mistakes.\n` +
        "What to do: take the entry out of scripts/checks/not-known-yet.ts, and its row out of docs/other-forges.md.",
    ),
  ];
}
