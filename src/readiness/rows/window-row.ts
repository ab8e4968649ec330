import type { Closed, Open } from "../../windows/judge.ts";
import type { Overridden } from "../../windows/override.ts";
import type { Windows } from "../../windows/windows.ts";
import { tellTime } from "../../windows/zone.ts";
import { okRow, type Row } from "./row.ts";

const CHECK = "Release window";

/** Whether the windows allow a release that would begin now. No window at all is a warning. */
export function windowRow(judgement: Open | Closed | Overridden, { zone, notes }: Windows): Row {
  const note = notes.map((text) => ` ${text}`).join("");
  switch (judgement.kind) {
    case "closed":
      return { check: CHECK, state: "red", verdict: `${judgement.what}${note}`, url: undefined, todo: judgement.todo };
    case "overridden":
      return {
        check: CHECK,
        state: "warning",
        verdict: `${overrideSentence(judgement)} ${judgement.what}${note}`,
        url: undefined,
        todo: "An approval of this release includes the exception.",
      };
    case "open": {
      if (zone === undefined)
        return {
          check: CHECK,
          state: "warning",
          verdict: note.trim(),
          url: undefined,
          todo: "Set `windows.zone` to an IANA time zone such as Europe/Paris: docs/windows.md.",
        };
      const until =
        judgement.closesAt === undefined ? "in the next 60 days" : `until ${tellTime(zone, judgement.closesAt)}`;
      return okRow(CHECK, `Open ${until}.${note}`);
    }
  }
}

/** The sentence for the summary, the approval request and the announcement. */
export function overrideSentence({ windows, reason, actor }: Overridden): string {
  return `Outside of its window (${windows.join(", ")}), by ${actor}: ${reason}`;
}
