import { Ajv } from "ajv";
import formats from "ajv-formats";
import { cdEvents } from "../../../src/metrics/cdevents.ts";
import { releaseHistory } from "../../../src/metrics/release-history.ts";
import { deployed, hour, incident, records, rollback } from "./history-scene.ts";

/**
 * What CDEvents 0.5.1 requires of the four events, written down from its specification (cdevents.dev, "Continuous Deployment" and
 * "Continuous Operations"): its JSON schemas are in its repository, and in no npm package. A field that is not named there is refused.
 */
const text = { type: "string", minLength: 1 };
const source = { type: "string", minLength: 1, format: "uri-reference" };
const closed = (properties: object, required: readonly string[]) => ({
  ...{ type: "object", additionalProperties: false, properties, required },
});
const reference = closed({ id: text, source }, ["id"]);
const onService = closed({ environment: reference, artifactId: { ...text, pattern: "^pkg:[a-z]+/" } }, [
  "environment",
  "artifactId",
]);
const onIncident = closed(
  { description: { type: "string" }, environment: reference, service: reference, artifactId: text },
  ["environment"],
);
const eventSchema = (type: string, content: object) =>
  closed(
    {
      context: closed(
        {
          specversion: { const: "0.5.1" },
          id: text,
          source,
          type: { const: type },
          timestamp: { type: "string", format: "date-time" },
        },
        ["specversion", "id", "source", "type", "timestamp"],
      ),
      subject: closed({ id: text, source, content }, ["id", "content"]),
    },
    ["context", "subject"],
  );
const EVENTS = {
  "dev.cdevents.service.deployed.0.3.0": onService,
  "dev.cdevents.service.rolledback.0.3.0": onService,
  "dev.cdevents.incident.detected.0.3.0": onIncident,
  "dev.cdevents.incident.resolved.0.3.0": onIncident,
};

const ajv = new Ajv({ allErrors: true });
formats.default(ajv);
const validators = new Map(
  Object.entries(EVENTS).map(([type, content]) => [type, ajv.compile(eventSchema(type, content))]),
);

const given = records({
  deployed: [deployed("v1.0.0", 1), deployed("v1.1.0", 5)],
  rollbacks: [rollback("v1.1.0", 7)],
  incidents: [incident(4, 6, 8), incident(5, 9)],
});
const PLACE = {
  ...{ repository: "https://github.com/Acme/Shop", environment: "production", service: "shop" },
  versions: new Map([["c".repeat(40), "v1.0.0"]]),
};
const events = cdEvents({ ...given, releases: releaseHistory(given) }, PLACE);

test("each event is as CDEvents 0.5.1 has it", () => {
  for (const event of events) {
    const validate = validators.get(event.context.type);
    validate?.(event);
    expect({ type: event.context.type, known: validate !== undefined, errors: validate?.errors }).toEqual({
      ...{ type: event.context.type, known: true, errors: null },
    });
  }
});

test("the events are in the order in which they happened, and name what runs", () => {
  const told = events.map(({ context, subject }) => [
    context.timestamp.slice(11, 13),
    context.type.split(".").slice(2, 4).join("."),
    subject.content["artifactId"] ?? subject.id,
  ]);
  expect(told).toEqual([
    ["01", "service.deployed", "pkg:github/acme/shop@v1.0.0"],
    ["05", "service.deployed", "pkg:github/acme/shop@v1.1.0"],
    ["06", "incident.detected", "incident/4"],
    ["07", "service.rolledback", "pkg:github/acme/shop@v1.0.0"],
    ["08", "incident.resolved", "incident/4"],
    ["09", "incident.detected", "incident/5"],
  ]);
});

test("what the host's own times say is the time of an event, and its id stays that of the record", () => {
  const known = records({
    deployed: [deployed("v1.1.0", 5)],
    rollbacks: [{ ...rollback("v1.1.0", 7), began: hour(5), recovered: hour(6.75) }],
    incidents: [{ ...incident(4, 6, 8), began: hour(5), detected: hour(5.5), resolved: hour(7.5) }],
  });
  const own = cdEvents({ ...known, releases: releaseHistory(known) }, PLACE);
  expect(own.map(({ context }) => context.timestamp.slice(11, 16))).toEqual(["05:00", "05:30", "06:45", "07:30"]);
  const ids = new Set(events.map(({ context }) => context.id));
  expect(own.every(({ context }) => ids.has(context.id))).toBe(true);
});

test("the same records give the same ids, and no two events share one", () => {
  const ids = events.map(({ context }) => context.id);
  expect(new Set(ids).size).toBe(ids.length);
  const again = cdEvents({ ...given, releases: releaseHistory(given) }, PLACE);
  expect(again.map(({ context }) => context.id)).toEqual(ids);
});

test("a repository on another forge is named by its address", () => {
  const elsewhere = { ...PLACE, repository: "https://git.example.com/ops/shop" };
  const [first] = cdEvents({ ...given, releases: releaseHistory(given) }, elsewhere);
  expect(first?.subject.content["artifactId"]).toBe(
    "pkg:generic/ops/shop@v1.0.0?vcs_url=git%2Bhttps%3A%2F%2Fgit.example.com%2Fops%2Fshop",
  );
});
