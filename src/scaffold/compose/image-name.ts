/** What Compose writes as `image:`. */
export interface ImageName {
  /** Registry and repository; undefined where a variable without a default is part of it. */
  readonly name: string | undefined;
  /** As it is written; empty for none. */
  readonly tag: string;
}

const VARIABLE = /\$\{(\w+)(?:(:?[-?+])([^}]*))?\}|\$(\w+)/g;
/** Stands for a value that is not known here; no image may contain it. */
const UNKNOWN = "\u0000";

export function readImageName(written: string): ImageName {
  // A variable's own colon is no separator, so each is as long as it was and has none.
  const masked = written.replaceAll(VARIABLE, (found) => UNKNOWN.repeat(found.length));
  const digest = masked.indexOf("@");
  const end = digest < 0 ? written.length : digest;
  const colon = masked.slice(0, end).indexOf(":", masked.lastIndexOf("/") + 1);
  const name = withDefaults(written.slice(0, colon < 0 ? end : colon));
  return { name: name.includes(UNKNOWN) ? undefined : name, tag: colon < 0 ? "" : written.slice(colon + 1, end) };
}

function withDefaults(text: string): string {
  return text.replaceAll(VARIABLE, (_found, _name, operator = "", value = "") =>
    operator.endsWith("-") ? value : UNKNOWN,
  );
}
