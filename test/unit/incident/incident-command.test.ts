import { readIncidentCommand } from "../../../src/incident/incident-command.ts";

test.each([
  ["/sev 2", { kind: "severity", severity: 2 }],
  ["/sev SEV1\n", { kind: "severity", severity: 1 }],
  ["/update We found it.\nIt is the disk.", { kind: "update", text: "We found it.\nIt is the disk." }],
  ["/update\r\nWe found it.", { kind: "update", text: "We found it." }],
  ["/resolve Fixed.", { kind: "resolve", text: "Fixed." }],
  ["/sev", { kind: "malformed" }],
  ["/sev 0", { kind: "malformed" }],
  ["/sev 2 and more", { kind: "malformed" }],
  ["/update", { kind: "malformed" }],
  ["/update It is over.\n/resolve Fixed.", { kind: "malformed" }],
  [" /resolve Fixed.", { kind: "malformed" }],
  ["> /resolve Fixed.", undefined],
  ["/several things", undefined],
  ["/resolved", undefined],
  ["Shall we /resolve it?", undefined],
  ["", undefined],
])("%j is read as %j", (body, command) => {
  expect(readIncidentCommand(body)).toEqual(command);
});
