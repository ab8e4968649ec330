export type Language = "en" | "fr";

export type AnnouncementKind =
  | "released"
  | "failed"
  | "unknown"
  | "rolled-back"
  /** The data of a backup, and no other release. */
  | "restored"
  | "held"
  /** Nothing was changed. */
  | "rollback-refused"
  | "gate-opened"
  | "rollback-asked"
  | "incident-declared"
  | "incident-updated"
  | "incident-resolved";

/** What the suite itself says in a message. The reason of an event is what the step or the person wrote, in their language. */
export interface AnnouncementWords {
  readonly headlines: Readonly<Record<AnnouncementKind, (subject: string) => string>>;
  readonly owners: string;
  readonly highlights: string;
  /** By their English titles. */
  readonly links: Readonly<Record<string, string>>;
}

/** The only place with the texts. */
export const WORDS: Readonly<Record<Language, AnnouncementWords>> = {
  en: {
    headlines: {
      released: (version) => `Released ${version}.`,
      failed: (version) => `${version} was not released.`,
      unknown: (version) => `The state of ${version} is unknown.`,
      held: (version) => (version === "" ? "A rollback failed." : `The rollback from ${version} failed.`),
      "rollback-refused": (version) =>
        version === "" ? "A rollback was refused." : `The rollback from ${version} was refused.`,
      "rolled-back": (version) => (version === "" ? "A release was rolled back." : `Rolled back from ${version}.`),
      restored: (version) => (version === "" ? "Data were restored." : `Data were restored. ${version} runs.`),
      "gate-opened": (version) => `${version} waits for an approval.`,
      "rollback-asked": (version) =>
        version === "" ? "A rollback was dispatched." : `A rollback from ${version} was dispatched.`,
      "incident-declared": (incident) => `Incident ${incident} was declared.`,
      "incident-updated": (incident) => `Incident ${incident}: status update.`,
      "incident-resolved": (incident) => `Incident ${incident} is resolved.`,
    },
    owners: "Owners:",
    highlights: "Highlights:",
    links: {},
  },
  fr: {
    headlines: {
      released: (version) => `${version} est en production.`,
      failed: (version) => `${version} n’a pas été mise en production.`,
      unknown: (version) => `L’état de ${version} est inconnu.`,
      held: (version) =>
        version === "" ? "Un retour en arrière a échoué." : `Le retour en arrière depuis ${version} a échoué.`,
      "rollback-refused": (version) =>
        version === "" ? "Un retour en arrière a été refusé." : `Le retour en arrière depuis ${version} a été refusé.`,
      "rolled-back": (version) =>
        version === "" ? "Un retour en arrière a été effectué." : `Retour en arrière depuis ${version} effectué.`,
      restored: (version) =>
        version === ""
          ? "Des données ont été restaurées."
          : `Des données ont été restaurées. ${version} est en service.`,
      "gate-opened": (version) => `${version} attend une approbation.`,
      "rollback-asked": (version) =>
        version === "" ? "Un retour en arrière est demandé." : `Un retour en arrière depuis ${version} est demandé.`,
      "incident-declared": (incident) => `Incident ${incident} déclaré.`,
      "incident-updated": (incident) => `Incident ${incident} : point de situation.`,
      "incident-resolved": (incident) => `Incident ${incident} résolu.`,
    },
    owners: "Responsables :",
    highlights: "Points forts :",
    links: {
      Application: "Application",
      "Release notes": "Notes de version",
      Issue: "Ticket",
      Run: "Exécution",
      Incident: "Incident",
    },
  },
};
