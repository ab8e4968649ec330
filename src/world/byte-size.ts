const UNITS = ["KiB", "MiB", "GiB"];

/** `64 KiB`, `1000 bytes`: a limit as people read it. */
export function sizeText(bytes: number): string {
  let [size, unit] = [bytes, "bytes"];
  for (const larger of UNITS) {
    if (size < 1024 || size % 1024 !== 0) break;
    [size, unit] = [size / 1024, larger];
  }
  return `${size} ${unit}`;
}
