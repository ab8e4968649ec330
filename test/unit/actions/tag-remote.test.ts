import { mustBeMirrored } from "../../../actions/tag-release/mirror.ts";
import { chooseTrigger } from "../../../actions/tag-release/trigger.ts";
import { decideRemote, type GivenLogins } from "../../../src/tagging/remote.ts";
import { type RemoteAddress, readAddress } from "../../../src/tagging/remote-address.ts";
import { readRefs, tipOf } from "../../../src/tagging/remote-refs.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";

describe("an address", () => {
  test.each([
    ["https://git.example.com/owner/app.git", "https", "git.example.com", "owner/app"],
    ["https://ci@git.example.com:8443/owner/app", "https", "git.example.com", "owner/app"],
    ["http://[::1]:3000/owner/app.git", "http", "[::1]", "owner/app"],
    ["ssh://git@git.example.com:2222/owner/app.git", "ssh", "git.example.com", "owner/app"],
    ["git@git.example.com:owner/app.git", "ssh", "git.example.com", "owner/app"],
    ["file:///srv/git/app.git", "file", "", "/srv/git/app.git"],
    ["/srv/git/app.git", "file", "", "srv/git/app"],
  ])("%s is understood", (text, kind, host, path) => {
    expect(readAddress(text)).toMatchObject({ kind, host, path });
  });

  test("loses the user of an https address, who goes with the token", () => {
    expect(readAddress("https://ci@git.example.com:8443/a.git")).toMatchObject({
      ...{ address: "https://git.example.com:8443/a.git", user: "ci", port: 8443 },
    });
  });

  test.each([
    "https://ada:secret@git.example.com/app.git",
    "ssh://ada:secret@git.example.com/app.git",
    "ext::sh -c id",
    "ext::id",
    "git://git.example.com/app.git",
    "ftp://git.example.com/app.git",
    "-oProxyCommand=id:app.git",
    "ssh://-oProxyCommand=id/app.git",
    "git@-oProxyCommand=id:app.git",
    "https://git.example.com/app.git?x=y",
    "https://git.example.com",
    "git@git.example.com:a\nb",
    "origin",
    "",
  ])("%j is none", (text) => {
    expect(readAddress(text)).toBeUndefined();
  });
});

describe("who comes to a remote", () => {
  const FORGE = { host: "github.example", repository: "Owner/App" };
  const NOBODY: GivenLogins = { remoteToken: "", sshKey: "", hostKeys: [], token: "run", releaseToken: "" };
  const at = (text: string): RemoteAddress => {
    const address = readAddress(text);
    if (address === undefined) throw new Error(`${text} is no address.`);
    return address;
  };

  test("the forge's own address takes the run's token, whose push starts nothing, or that of a person", () => {
    const own = at("https://github.example/owner/app.git");
    expect(decideRemote(own, NOBODY, FORGE)).toMatchObject({
      place: { address: own.address, login: { kind: "token", user: "x-access-token", token: "run" } },
      ...{ isOwn: true, pushStarts: false },
    });
    expect(decideRemote(own, { ...NOBODY, releaseToken: "person" }, FORGE)).toMatchObject({
      place: { login: { token: "person" } },
      pushStarts: true,
    });
  });

  test("the run's token goes to no other server", () => {
    const other = at("https://git.example.com/owner/app.git");
    expect(() => decideRemote(other, { ...NOBODY, releaseToken: "person" }, FORGE)).toThrow(
      "`remote-token` is missing",
    );
    expect(decideRemote(other, { ...NOBODY, remoteToken: "own" }, FORGE)).toMatchObject({
      place: { login: { token: "own" } },
      ...{ isOwn: false, pushStarts: true },
    });
    expect(() => decideRemote(at("https://github.example:8443/owner/app.git"), NOBODY, FORGE)).toThrow("remote-token");
  });

  test("no token goes over plain HTTP, except on this machine and to a forge that has nothing else", () => {
    const given = { ...NOBODY, remoteToken: "own" };
    const bad = at("http://git.example.com/owner/app.git");
    expect(() => decideRemote(bad, given, FORGE)).toThrow("the token could be read in transit");
    expect(decideRemote(bad, given, { ...FORGE, host: "git.example.com" }).isOwn).toBe(true);
    expect(decideRemote(at("http://127.0.0.1:3000/a.git"), given, FORGE).isOwn).toBe(false);
    expect(() => decideRemote(at("http://127.0.0.1.example.com/a.git"), given, FORGE)).toThrow("https://");
  });

  test("SSH needs a key and a pinned server; the forge's own deploy key starts workflows", () => {
    const ssh = at("ssh://git@git.example.com:2222/owner/app.git");
    const given = { ...NOBODY, remoteToken: "own" };
    expect(() => decideRemote(ssh, given, FORGE)).toThrow("`remote-ssh-key` is missing");
    expect(() => decideRemote(ssh, { ...given, sshKey: "key" }, FORGE)).toThrow("`remote-host-key` is missing");
    const keys = { ...given, sshKey: "key", hostKeys: ["SHA256:x"] };
    expect(decideRemote(ssh, keys, FORGE).place.login).toEqual({
      ...{ kind: "ssh-key", privateKey: "key", hostKeys: ["SHA256:x"], host: "git.example.com", port: 2222 },
    });
    const own = decideRemote(at("git@github.example:owner/app.git"), keys, { ...FORGE, host: "github.example:3000" });
    expect(own).toMatchObject({ isOwn: true, pushStarts: true, place: { login: { port: 22 } } });
  });
});

test("what a server has is read with its default branch, and a lightweight tag is known for one", () => {
  const [one, two, three] = ["1", "2", "3"].map((digit) => digit.repeat(40));
  const refs = readRefs([
    "ref: refs/heads/trunk\tHEAD",
    `${one}\tHEAD`,
    `${one}\trefs/heads/trunk`,
    `${two}\trefs/heads/hotfix/api/v1.0.1`,
    `${three}\trefs/tags/api/v1.0.0`,
    `${two}\trefs/tags/api/v1.0.0^{}`,
    `${three}\trefs/tags/light`,
    "what else a server says",
  ]);
  expect(refs.defaultBranch).toBe("trunk");
  expect([...refs.branches]).toEqual([
    ["trunk", one],
    ["hotfix/api/v1.0.1", two],
  ]);
  expect(Object.fromEntries(refs.tags)).toEqual({
    "api/v1.0.0": { commit: two, isAnnotated: true },
    light: { commit: three, isAnnotated: false },
  });
  expect(tipOf(refs, two ?? "")).toBe("refs/heads/hotfix/api/v1.0.1");
  expect(tipOf(refs, three ?? "")).toBe("refs/tags/light");
  expect(tipOf(refs, "4".repeat(40))).toBeUndefined();
  expect(readRefs([]).defaultBranch).toBeUndefined();
});

test("what starts the deploy by itself is what a push starts", () => {
  expect(chooseTrigger("auto", true)).toBe("push");
  expect(chooseTrigger("auto", false)).toBe("dispatch");
  expect(chooseTrigger("none", true)).toBe("none");
});

describe("a deploy that is dispatched for a tag on another server", () => {
  const wanted = {
    ...{ tag: "v1.0.0", commit: "a".repeat(40), token: "t", elsewhere: "git.example.com/app" },
    workflow: "deploy-prod.yml",
  };
  const play = async (answers: readonly (string | undefined)[]) => {
    const clock = createClock();
    const log = createLog();
    const left = [...answers];
    const tags = { commitOf: async () => (left.length > 1 ? left.shift() : left[0]) };
    const cancellation = { signal: new AbortController().signal };
    const ended = await mustBeMirrored(wanted, { log, tags, clock, cancellation }).catch((error: unknown) => error);
    return { ended, slept: clock.slept.reduce((sum, one) => sum + one, 0), lines: log.lines };
  };

  test("waits until the forge has it", async () => {
    const { ended, slept, lines } = await play([undefined, undefined, wanted.commit]);
    expect(ended).toBeUndefined();
    expect(slept).toBe(10_000);
    expect(lines).toEqual(["git.example.com/app has v1.0.0; waiting for a mirror to copy it to the forge."]);
  });

  test("is not started where no mirror brings it, or where the forge's tag is another commit", async () => {
    const none = await play([undefined]);
    expect(none.ended).toMatchObject({ what: expect.stringContaining("did not get it within 120 s") });
    expect(none.slept).toBeLessThanOrEqual(120_000);
    const other = await play(["b".repeat(40)]);
    expect(other.ended).toMatchObject({ means: expect.stringContaining("another commit") });
    expect(other.slept).toBe(0);
  });
});
