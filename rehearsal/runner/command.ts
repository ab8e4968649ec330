/** A line of a step's output that speaks to the runner: `::name key=value::message` or `##[name key=value]message`. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export function readCommand(line: string): Command | undefined {
  const modern = /^\s*::([^\s:]+)(?:\s+(.*?))?::(.*)$/s.exec(line);
  if (modern) return command(modern[1], modern[2], modern[3], ",");
  // The older form is honoured anywhere in a line.
  const older = /##\[([^\s\]]+)(?:\s+([^\]]*))?\](.*)$/s.exec(line);
  return older ? command(older[1], older[2], older[3], ";") : undefined;
}

function command(name = "", properties = "", message = "", separator = ","): Command {
  const pairs = properties.split(separator).flatMap((pair) => {
    const at = pair.indexOf("=");
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1))] as const];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), message: decoded(message) };
}

function decoded(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}
