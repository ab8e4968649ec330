const STEP = /^ {6}- .*\n(?: {8}.*\n|\n(?= {8}))*/gm;

/**
 * A workflow without the steps that upload and download artifacts. Where the forge has no such artifacts they never run, but a runner
 * fetches every action of a job before it starts, and the job fails where it cannot reach one.
 */
export function withoutArtifactSteps(text: string): string {
  return text.replaceAll(STEP, (step) =>
    /^ +(?:- )?uses: actions\/(?:up|down)load-artifact@/m.test(step) ? "" : step,
  );
}
