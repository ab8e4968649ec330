import type { Preview } from "../../host/effects.ts";
import { remedyOf } from "./host-codes.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** What would fail according to the preview, before anything is changed. */
export function previewRefusals({ problems }: Preview): Refusal[] {
  return problems.map(({ code, text }) => refusal(code, text, remedyOf(code)));
}
