import type { Group } from "../../version/commits/change.ts";

/** What the parts of a section are called here. */
export type PartNames = Readonly<Record<Group, string>>;

/** What a part is about, independently of its title. */
export type Subject = "breaking" | "changed" | "added" | "fixed" | "security" | "deprecated" | "removed" | "other";

/** Keep a Changelog's words in some languages, in the order changed, added, fixed, security, deprecated, removed. */
const LANGUAGES: readonly (readonly [string, string, string, string, string, string])[] = [
  ["Changed", "Added", "Fixed", "Security", "Deprecated", "Removed"],
  ["Geändert", "Hinzugefügt", "Behoben", "Sicherheit", "Veraltet", "Entfernt"],
  ["Modifié", "Ajouté", "Corrigé", "Sécurité", "Obsolète", "Supprimé"],
  ["Cambiado", "Añadido", "Corregido", "Seguridad", "Obsoleto", "Eliminado"],
  ["Cambiato", "Aggiunto", "Corretto", "Sicurezza", "Deprecato", "Rimosso"],
  ["Modificado", "Adicionado", "Corrigido", "Segurança", "Obsoleto", "Removido"],
  ["Gewijzigd", "Toegevoegd", "Opgelost", "Beveiliging", "Verouderd", "Verwijderd"],
  ["Zmieniono", "Dodano", "Naprawiono", "Bezpieczeństwo", "Przestarzałe", "Usunięto"],
  ["Изменено", "Добавлено", "Исправлено", "Безопасность", "Устарело", "Удалено"],
];

const SUBJECTS: readonly Subject[] = ["changed", "added", "fixed", "security", "deprecated", "removed"];

/** What generators and people call parts beside that; in small letters, without what is no letter. */
const OTHER_WORDS: Readonly<Record<Subject, readonly string[]>> = {
  breaking: [
    "breaking",
    "breaking change",
    "breaking changes",
    "incompatible changes",
    "backwards incompatible changes",
    "major changes",
  ],
  changed: ["change", "changes", "improvements", "improvement", "updated", "what s changed", "changed behavior"],
  added: ["add", "feature", "features", "new", "new features", "enhancement", "enhancements", "minor changes"],
  fixed: [
    "fix",
    "fixes",
    "bug fixes",
    "bugfixes",
    "bug fix",
    "bugfix",
    "bugs fixed",
    "bugs",
    "patch changes",
    "corrections",
  ],
  security: ["security fixes", "security updates", "vulnerabilities"],
  deprecated: ["deprecations", "deprecation"],
  removed: ["removals", "remove", "deleted"],
  other: [
    ...["other", "others", "misc", "miscellaneous", "internal", "maintenance", "chores", "miscellaneous chores"],
    ...["documentation", "docs", "performance improvements", "performance", "code refactoring", "refactoring"],
    ...["reverts", "styles", "tests", "build system", "continuous integration", "dependencies"],
    ...["upgrade notes", "migration", "notes", "known issues", "contributors", "highlights", "tooling", "ci"],
  ],
};

const KNOWN: ReadonlyMap<string, Subject> = new Map([
  ...LANGUAGES.flatMap((words) => words.map((word, at) => [normal(word), SUBJECTS[at] ?? "other"] as const)),
  ...[...SUBJECTS, "breaking" as const, "other" as const].flatMap((subject) =>
    OTHER_WORDS[subject].map((word) => [word, subject] as const),
  ),
]);

/** Letters and digits alone: `### 🐛 Fixed:` is `fixed`. */
export function normal(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/:[a-z0-9_+-]+:/g, " ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Undefined for a title that is not known as the title of a part. */
export function subjectOf(title: string): Subject | undefined {
  return KNOWN.get(normal(title));
}

/** The subjects that a change of a group may stand below, the best first. */
export const SUBJECTS_OF: Readonly<Record<Group, readonly Subject[]>> = {
  breaking: ["breaking", "changed"],
  features: ["added"],
  fixes: ["fixed"],
  security: ["security"],
  other: ["changed", "other"],
};

export const PARTS: PartNames = {
  breaking: "Changed",
  features: "Added",
  fixes: "Fixed",
  security: "Security",
  other: "Changed",
};

function namesIn([changed, added, fixed, security]: (typeof LANGUAGES)[number]): PartNames {
  return { breaking: changed, features: added, fixes: fixed, security, other: changed };
}

/**
 * Pure. What the parts of a section are called in a changelog that has these headings, the newest first: as it is set, else
 * as its own headings say it, else in the one language that they are in. English where they are in none, or in several.
 */
export function partNames(titles: readonly string[], wanted: Partial<PartNames>): PartNames {
  const normals = new Set(titles.map(normal));
  const found = LANGUAGES.filter((words) => words.some((word) => normals.has(normal(word))));
  const [language] = found.length === 1 ? found : [];
  const usual = language === undefined ? PARTS : namesIn(language);
  const own = (group: Group): string =>
    wanted[group] ??
    (group === "other" ? wanted.breaking : undefined) ??
    SUBJECTS_OF[group].flatMap((subject) => titles.find((title) => subjectOf(title) === subject) ?? [])[0] ??
    usual[group];
  return {
    breaking: own("breaking"),
    features: own("features"),
    fixes: own("fixes"),
    security: own("security"),
    other: own("other"),
  };
}
