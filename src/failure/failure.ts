/** What a person needs when something fails: what happened, what it means, what to do next. */
export interface Explanation {
  readonly what: string;
  readonly means: string;
  readonly todo: string;
  /** The foreign error behind it, kept for the debug log. */
  readonly cause?: unknown;
}

/** A failure that a user can understand and act on. Any other Error is a bug of Sluice and keeps its stack. */
export class StageFailure extends Error {
  readonly what: string;
  readonly means: string;
  readonly todo: string;

  constructor(explanation: Explanation) {
    super(
      `${explanation.what}\n${explanation.means}\nWhat to do: ${explanation.todo}`,
      explanation.cause === undefined ? undefined : { cause: explanation.cause },
    );
    this.name = "StageFailure";
    this.what = explanation.what;
    this.means = explanation.means;
    this.todo = explanation.todo;
  }
}
