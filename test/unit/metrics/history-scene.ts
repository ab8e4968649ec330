import type { DeliveryRecords, DeployedRelease, RecordedIncident } from "../../../src/metrics/release-history.ts";

/** Hours of one day, as milliseconds since the epoch. */
export function hour(count: number): number {
  return Date.parse("2026-11-02T00:00:00Z") + count * 3_600_000;
}

export function deployed(version: string, at: number, more: Partial<DeployedRelease> = {}): DeployedRelease {
  return {
    ...{ version, tag: version, at: hour(at), isTimeKnown: true, failedTest: false },
    ...{ url: `https://forge.example/acme/shop/actions/runs/${at}/job/${at}`, ...more },
  };
}

export function rollback(failed: string, at: number) {
  return { failed, commit: "c".repeat(40), at: hour(at) };
}

export function incident(number: number, openedAt: number, closedAt?: number): RecordedIncident {
  return {
    ...{ number, title: `Incident ${number}`, url: `https://forge.example/acme/shop/issues/${number}` },
    ...{ openedAt: hour(openedAt), closedAt: closedAt === undefined ? undefined : hour(closedAt) },
  };
}

export function records(given: Partial<DeliveryRecords>): DeliveryRecords {
  return { deployed: [], attempts: [], rollbacks: [], incidents: [], ...given };
}
