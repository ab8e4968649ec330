import { changeSeverity, labelReferences } from "../../../src/incident/issue-labels.ts";
import type { Forge, ForgeChange } from "../../../src/ports/forge.ts";

/** Labels at Gitea and Forgejo: an issue names them by their numbers (models/issues/label.go of both). */

interface GiteaLabels {
  readonly forge: Forge;
  readonly labels: { readonly id: number; readonly name: string; readonly color: string }[];
  readonly ofIssue: Set<number>;
}

function gitea(): GiteaLabels {
  const labels: GiteaLabels["labels"] = [];
  const ofIssue = new Set<number>();
  const write = async ({ method, path, body = {} }: ForgeChange): Promise<unknown> => {
    if (method === "POST" && path === "/repos/example/app/labels") {
      const color = String(body["color"]);
      if (!/^#[0-9a-f]{6}$/.test(color)) throw new Error(`422: ${color} is no colour`);
      const made = { id: 70 + labels.length, name: JSON.parse(JSON.stringify(body.name)) as string, color };
      labels.push(made);
      return made;
    }
    if (method === "POST") {
      for (const id of body["labels"] as readonly unknown[]) {
        if (typeof id !== "number") throw new Error(`422: ${id} is no number`);
        ofIssue.add(id);
      }
      return [];
    }
    const [, id = ""] = /^\/repos\/example\/app\/issues\/3\/labels\/(\d+)$/.exec(path) ?? [];
    if (method !== "DELETE" || !ofIssue.delete(Number(id))) throw new Error(`404: ${method} ${path}`);
    return undefined;
  };
  const forge: Forge = {
    list: async () => labels,
    write,
    read: () => Promise.reject(new Error("Nothing else is read.")),
    query: () => Promise.reject(new Error("Gitea has no GraphQL.")),
  };
  return { forge, labels, ofIssue };
}

const place = { forge: "gitea", repository: "/repos/example/app" } as const;

test("labels are created once, and given by their numbers", async () => {
  const { forge, labels } = gitea();
  expect(await labelReferences(forge, place, ["incident", "sev-2"])).toEqual([70, 71]);
  expect(await labelReferences(forge, place, ["incident", "sev-1"])).toEqual([70, 72]);
  expect(labels.map(({ name }) => name)).toEqual(["incident", "sev-2", "sev-1"]);
});

test("a new severity takes the place of the old one", async () => {
  const { forge, ofIssue } = gitea();
  await changeSeverity(forge, place, { issue: 3, labels: ["incident"], severity: 2 });
  expect([...ofIssue]).toEqual([70]);
  await changeSeverity(forge, place, { issue: 3, labels: ["incident", "SEV-2"], severity: 1 });
  expect([...ofIssue]).toEqual([71]);
});
