import { type DeclarationWish, declareIncident as declare } from "../../src/announcement/incident-declaration.ts";
import type { IncidentWorld } from "../../src/channels/incident-message.ts";
import type { Stage } from "../../src/stage/run-stage.ts";
import { readInputs } from "./declaration-inputs.ts";

/** Declares an incident for a person, or for a step that announces nothing. */
export const declareIncident: Stage<DeclarationWish, IncidentWorld> = {
  name: "declare-incident",
  read: readInputs,
  run: declare,
};
