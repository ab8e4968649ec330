import { type Explanation, StageFailure } from "./failure.ts";

/** The forge refused: another attempt would not help, and nothing has happened. */
export class ForgeRefusal extends StageFailure {
  /** Of HTTP, 400 to 499. */
  readonly status: number;

  constructor(status: number, explanation: Explanation) {
    super(explanation);
    this.status = status;
  }
}
