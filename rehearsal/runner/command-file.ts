import { Refusal } from "./refusal.ts";

/** Reads GITHUB_OUTPUT and its like: `name=value` lines, and `name<<DELIMITER` up to the delimiter's own line. */
export function readPairs(text: string, what: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const heredoc = /^([^=]+?)<<(.+)$/.exec(line);
    const equals = line.indexOf("=");
    if (heredoc) {
      const [, name = "", delimiter = ""] = heredoc;
      const end = lines.indexOf(delimiter, at + 1);
      if (end < 0) throw new Refusal(`${what}: the delimiter ${delimiter} of ${name} does not come.`);
      pairs[name] = lines.slice(at + 1, end).join("\n");
      at = end;
    } else if (equals > 0) pairs[line.slice(0, equals)] = line.slice(equals + 1);
    else throw new Refusal(`${what}: the line "${line}" has no form that the runner knows.`);
  }
  return pairs;
}
