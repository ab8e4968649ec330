import type { Http } from "../../ports/world.ts";
import { type Check, judge } from "../../smoke/check.ts";
import type { Observation } from "../signal.ts";

/** A smoke test's check, sent once a look. An application that does not answer is not healthy: that is bad, not missing. */
export async function askHttp(check: Check, http: Http): Promise<Observation> {
  const answer = await http.send(check.request);
  const problems = judge(check, answer);
  const value = answer.milliseconds;
  if (problems.length > 0) return { reading: "bad", text: problems.join("; "), value };
  return { reading: "ok", text: `${Math.round(value)} ms`, value };
}
