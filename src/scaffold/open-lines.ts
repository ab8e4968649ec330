/** Marks a line that a person has to complete. */
export const FILL_IN = "FILL IN";

export interface OpenLine {
  readonly path: string;
  readonly line: number;
  readonly about: string;
}

/** Every line of the written files that a person has to complete. */
export function openLines(files: ReadonlyMap<string, string>): OpenLine[] {
  return [...files].flatMap(([path, text]) =>
    text.split("\n").flatMap((line, at) => {
      const about = line.split(`${FILL_IN}: `)[1];
      return about === undefined ? [] : [{ path, line: at + 1, about }];
    }),
  );
}
