const STEP = /^ {6}- .*\n(?: {8}.*\n|\n(?= {8}))*/gm;
const USES_ARTIFACT = /^ +(?:- )?uses: actions\/(?:up|down)load-artifact@/m;

/**
 * A workflow without the steps that upload and download artifacts, without the steps that run only after these, and without their outputs.
 * Where the forge has no such artifacts they never run, but a runner fetches every action of a job before it starts, and the job fails
 * where it cannot reach one.
 */
export function withoutArtifactSteps(text: string): string {
  const removed = (text.match(STEP) ?? []).filter((step) => USES_ARTIFACT.test(step));
  const ids = removed.flatMap((step) => /^ {8}id: ([\w-]+)$/m.exec(step)?.[1] ?? []);
  const mentions = (part: string): boolean => ids.some((id) => part.includes(`steps.${id}.`));
  return text
    .replaceAll(STEP, (step) =>
      USES_ARTIFACT.test(step) || mentions(/^ {8}if: .*$/m.exec(step)?.[0] ?? "") ? "" : step,
    )
    .replaceAll(/^ {6}[\w-]+: .*\n/gm, (output) => (mentions(output) ? "" : output));
}
