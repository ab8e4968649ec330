import { readSurvey, type Survey } from "../plan/survey.ts";
import { StageFailure } from "../stage/failure.ts";
import { shellWord } from "../stage/shell-word.ts";
import { type Look, readLook } from "../watch/look.ts";
import { type ChangeWatcher, type Followed, follow } from "./follow-change.ts";
import { HostLine, type HostParts } from "./host-line.ts";
import type { HostPlace } from "./host-place.ts";

/** One application on one host. */
export interface HostProgram {
  survey(): Promise<Survey>;
  /** Hands over a plan. A change of that id that is there already is left alone: following it attaches to it. */
  start(change: string, planText: string): Promise<void>;
  /** Goes back from that release to the one before it, by the host's own plan: for a key that may do nothing else. */
  goBack(change: string, leaves: string, by: { readonly actor: string; readonly run: string }): Promise<void>;
  /** Ends what an interrupted change left. */
  settle(change: string): Promise<void>;
  /** Watches a change to its end, over as many connections as it takes. */
  follow(change: string, watcher: ChangeWatcher): Promise<Followed>;
  /** Asks a change to stop before the switch (`cancel`), or at its next safe step (`return`). */
  abort(change: string, wish: "cancel" | "return"): Promise<void>;
}

/** A connection to a host: the host program, and what is beside its changes. */
export interface Host extends HostProgram {
  /** Forbids deploys, with a reason; undefined lifts the freeze. */
  freeze(reason: string | undefined): Promise<void>;
  /** Events for so many seconds as they come, then one look at everything; changes nothing. A text says why there is none. */
  watch(since: WatchSince, seconds: number): Promise<Look | string>;
  close(): Promise<void>;
}

/** Seconds of the host's clock, as an earlier look said them; 0 for the first look. */
export interface WatchSince {
  readonly events: number;
  readonly logs: number;
  /** The change whose proof is wanted, too; empty for none. */
  readonly proof: string;
}

const GO_BACK_TODO =
  "Look at the host with `release-status`. If it is to be left all the same, dispatch the rollback: its key may do more.";

/** Connects, uploads the host program where it is not there yet, and speaks with it. Close it when done. */
export async function openHostProgram(parts: HostParts, place: HostPlace): Promise<Host> {
  const line = new HostLine(parts, place);
  await line.connect();
  return {
    survey: async () =>
      readSurvey(await line.ask(`survey ${shellWord(place.project)} ${shellWord(place.directory)}`, "", 120)),
    start: async (change, planText) => line.order(`start ${shellWord(place.project)} ${shellWord(change)}`, planText),
    goBack: async (change, leaves, { actor, run }) =>
      line.order(
        `return ${[place.project, change, place.directory, leaves, actor, run].map(shellWord).join(" ")}`,
        "",
        GO_BACK_TODO,
      ),
    settle: async (change) =>
      line.order(`settle ${shellWord(place.project)} ${shellWord(change)} ${shellWord(place.directory)}`, ""),
    abort: async (change, wish) => {
      await line.ask(`abort ${shellWord(place.project)} ${shellWord(change)} ${wish}`, "", 30);
    },
    follow: (change, watcher) => follow(parts, line, place.project, change, watcher),
    freeze: async (reason) => {
      const verb = reason === undefined ? "unfreeze" : "freeze";
      const answer = await line.ask(`${verb} ${shellWord(place.project)}`, reason ?? "", 30);
      if (!answer.includes(`"kind":"${reason === undefined ? "unfrozen" : "frozen"}"`)) throw unsaid(verb);
    },
    watch: async (since, seconds) =>
      // A lost line asks again for all of it, so nothing is counted that came half.
      readLook(
        await line.ask(
          `watch ${shellWord(place.project)} ${since.events} ${since.logs} ${seconds}${since.proof === "" ? "" : ` ${shellWord(since.proof)}`}`,
          "",
          seconds + 90,
        ),
      ),
    close: () => line.end(),
  };
}

function unsaid(verb: string): StageFailure {
  return new StageFailure({
    what: `The host did not confirm "${verb}".`,
    means: "Whether deploys are frozen is not known.",
    todo: "Run `release-status` to see it, then run this again.",
  });
}
