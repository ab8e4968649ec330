import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

/** A unified diff of one file, as `git apply` takes it. Empty where nothing differs; undefined stands for no file. */
export function fileDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return "";
  const [from, to] = [
    before === undefined ? "/dev/null" : `a/${path}`,
    after === undefined ? "/dev/null" : `b/${path}`,
  ];
  return createTwoFilesPatch(from, to, before ?? "", after ?? "", undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
