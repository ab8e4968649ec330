import { type Audience, readAudience } from "../../src/channels/channels.ts";
import type { Config } from "../../src/config/schema.ts";
import { readSettings } from "../../src/config/settings.ts";
import { type CommentEvent, readCommentEvent } from "../../src/gates/comment/comment-event.ts";
import type { Inputs, Log, RunContext } from "../../src/ports/world.ts";
import { inputs as keys } from "./keys.ts";

export interface CommandInputs extends CommentEvent {
  /** By the configuration of the default branch, which only the forge has. */
  readonly audience: (config: Config) => Audience;
}

export function readInputs(inputs: Inputs, world: { readonly run: RunContext; readonly log: Log }): CommandInputs {
  const settings = readSettings(keys, inputs, {}, "");
  return {
    ...readCommentEvent(settings, inputs, world),
    audience: (config) => readAudience(settings, config, world.log),
  };
}
