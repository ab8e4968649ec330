/** With SLUICE_DEEP=1 long series of the same kind run whole; without, those of them that tell most. */
export const IS_DEEP = process.env["SLUICE_DEEP"] === "1";

/** All items, or without SLUICE_DEEP=1 those with these names, which must exist. */
export function whatTellsMost<T>(
  all: readonly T[],
  nameOf: (item: T) => string,
  names: readonly string[],
): readonly T[] {
  const unknown = names.filter((name) => !all.some((item) => nameOf(item) === name));
  if (unknown.length > 0) throw new Error(`The series has no ${unknown.join(", ")}.`);
  return IS_DEEP ? all : all.filter((item) => names.includes(nameOf(item)));
}
