import { PARTS, type PartNames } from "./changelog-draft.ts";
import { headingOf, markdownLines } from "./markdown-lines.ts";

/**
 * The usual words of Keep a Changelog in some languages, in the order breaking, features, fixes, security. What else a
 * release brings stands below the first. Another language, or other words, can be set.
 */
const LANGUAGES: readonly (readonly [string, string, string, string])[] = [
  ["Changed", "Added", "Fixed", "Security"],
  ["Geändert", "Hinzugefügt", "Behoben", "Sicherheit"],
  ["Modifié", "Ajouté", "Corrigé", "Sécurité"],
  ["Cambiado", "Añadido", "Corregido", "Seguridad"],
  ["Cambiato", "Aggiunto", "Corretto", "Sicurezza"],
  ["Modificado", "Adicionado", "Corrigido", "Segurança"],
  ["Gewijzigd", "Toegevoegd", "Opgelost", "Beveiliging"],
  ["Zmieniono", "Dodano", "Naprawiono", "Bezpieczeństwo"],
  ["Изменено", "Добавлено", "Исправлено", "Безопасность"],
];

function namesIn([breaking, features, fixes, security]: (typeof LANGUAGES)[number]): PartNames {
  return { breaking, features, fixes, security, other: breaking };
}

/**
 * Pure. What the parts of a section are called in this changelog: as it is set, else in the one language that its own
 * headings are in. English where they are in none of these, or in several.
 */
export function partNames(text: string, wanted: Partial<PartNames>): PartNames {
  const titles = new Set(markdownLines(text).map((line) => headingOf(line)?.title.toLowerCase() ?? ""));
  const found = LANGUAGES.filter((words) => words.some((word) => titles.has(word.toLowerCase())));
  const [language] = found.length === 1 ? found : [];
  const names = { ...(language === undefined ? PARTS : namesIn(language)), ...wanted };
  // One word for both, unless they are set apart: `other` follows what changes.
  return wanted.breaking === undefined || wanted.other !== undefined ? names : { ...names, other: wanted.breaking };
}
