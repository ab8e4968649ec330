/** How bad an incident is: 1 for all users or data at risk, 2 for many users, 3 for some. */
export type Severity = 1 | 2 | 3;

const SEVERITIES: readonly Severity[] = [1, 2, 3];

/** From `1`, `sev-1` or `SEV1`; undefined for any other text. */
export function readSeverity(text: string): Severity | undefined {
  const [, digit] = /^(?:sev-?)?([123])$/i.exec(text.trim()) ?? [];
  return SEVERITIES.find((one) => String(one) === digit);
}

export function severityLabel(severity: Severity): string {
  return `sev-${severity}`;
}

/** The worst of the labels; undefined where none is a severity. */
export function labelledSeverity(labels: readonly string[]): Severity | undefined {
  return SEVERITIES.find((one) => labels.some((label) => label.toLowerCase() === severityLabel(one)));
}

/** The worse of two: a person who is not certain takes the lower number. */
export function worse(one: Severity, other: Severity): Severity {
  return one < other ? one : other;
}
