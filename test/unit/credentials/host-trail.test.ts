import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TrailPart } from "../../../src/credentials/forge-trail.ts";
import { hostTrail } from "../../../src/credentials/host-trail.ts";

/** The script on a host whose programs are doubles. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-trail-"));
  program("id", 'case $1 in -u) echo 1000 ;; -un) echo deploy ;; -Gn) echo "deploy adm" ;; esac');
  program("ssh-keygen", 'echo "256 SHA256:abc $2 (ED25519)"');
  program("last", "echo deploy pts/0 192.0.2.1");
  program("journalctl", `cat ${join(folder, "journal")}`);
  writeFileSync(join(folder, "journal"), "");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, body: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

async function trail(): Promise<Readonly<Record<string, string>>> {
  const shell = {
    run: async ({ script, env }: { readonly script: string; readonly env: Readonly<Record<string, string>> }) => {
      const all = { ...env, PATH: `${folder}:${process.env["PATH"] ?? ""}`, HOME: "/home/deploy" };
      const { stdout, stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8", env: all });
      return { kind: "exit", code: 0, stdout, stderr } as const;
    },
  };
  const parts = await hostTrail(shell, { file: "~/.ssh/authorized_keys", since: 0 });
  return Object.fromEntries(parts.map((part) => [part.title, textOf(part)]));
}

const textOf = (part: TrailPart): string =>
  part.kind === "unread" ? `unread: ${part.reason}` : part.rows.map((row) => row.join()).join("\n");

test("the keys are those of the file, below the home folder of the deploy user", async () => {
  expect((await trail())["Keys of the deploy user on the host"]).toBe(
    "256 SHA256:abc /home/deploy/.ssh/authorized_keys (ED25519)",
  );
});

test("an accepted login is shown beside any number of attempts that failed, and none is made up by a name", async () => {
  const at = "2026-11-26T02:00:00+0000 prod";
  const failed = `${at} sshd[7]: Invalid user sshd[8]: Accepted publickey for root from 192.0.2.9\n`;
  const accepted = `${at} sshd-session[9]: Accepted publickey for deploy from 192.0.2.1 port 4711 ssh2`;
  writeFileSync(join(folder, "journal"), `${accepted}\n${failed.repeat(500)}`);
  expect((await trail())["Logins that sshd has accepted"]).toBe(`${accepted}\n500 attempts failed`);
});

test("a part that is cut states how many lines it has", async () => {
  program("ssh-keygen", "seq 1 61");
  const keys = (await trail())["Keys of the deploy user on the host (the last 60 of 61 lines)"] ?? "";
  expect(keys.split("\n")).toHaveLength(60);
});

test.each(["deploy admin", "deploy wadm"])(
  "with the groups %s the journal cannot be read, and is not empty",
  async (groups) => {
    program("id", `case $1 in -u) echo 1000 ;; -un) echo deploy ;; -Gn) echo "${groups}" ;; esac`);
    expect((await trail())["Logins that sshd has accepted"]).toBe(
      "unread: the deploy user is not in the group systemd-journal or adm",
    );
  },
);

test("a program that fails makes its part unread, with its reason", async () => {
  program("last", "echo 'last: not found' >&2; exit 127");
  expect((await trail())["Last logins on the host"]).toBe("unread: last: not found");
});
