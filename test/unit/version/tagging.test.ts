import {
  decideTag,
  type KnownTag,
  tagMessage,
  tagsInQuestion,
  type WantedTag,
} from "../../../src/version/tags/tagging.ts";

const COMMIT = "a".repeat(40);
const OTHER = "b".repeat(40);
const release = (version: string): WantedTag => ({ kind: "release", version, commit: COMMIT });
const rollback: WantedTag = { kind: "rollback", version: "v1.4.0", commit: COMMIT };
const known = (...names: readonly string[]): KnownTag[] => names.map((name) => ({ name, commit: undefined }));

test("a release's tag is made when it is newer than every release before", () => {
  expect(decideTag(release("v1.10.0"), known("v1.9.0", "v1.2.0"))).toEqual({ kind: "create", name: "v1.10.0" });
  expect(decideTag(release("v0.1.0"), [])).toEqual({ kind: "create", name: "v0.1.0" });
});

test("records of rollbacks and prereleases do not count as the newest release", () => {
  expect(decideTag(release("v1.4.1"), known("v1.4.0", "v1.5.0-rollback", "v2.0.0-rc.1")).kind).toBe("create");
});

test.each(["v1.3.9", "v1.4.0-rc.1", "v1.2.0"])("%s, which is not newer than v1.4.0, is refused", (version) => {
  expect(decideTag(release(version), known("v1.4.0")).kind).toBe("refused");
});

test.each(["1.4", "v1.4", "v1.4.0+build", "latest", "v1.4.0-rollback", `sha-${COMMIT}`])(
  "%s is no release",
  (version) => {
    expect(decideTag(release(version), []).kind).toBe("refused");
  },
);

test("a tag that an earlier try made is found; one on another commit is never moved", () => {
  expect(decideTag(release("v1.4.0"), [{ name: "v1.4.0", commit: COMMIT }])).toEqual({
    kind: "exists",
    name: "v1.4.0",
  });
  expect(decideTag(release("v1.4.0"), [{ name: "v1.4.0", commit: OTHER }]).kind).toBe("refused");
  expect(decideTag(release("v1.4.0"), [{ name: "v1.4.0", commit: undefined }]).kind).toBe("refused");
});

test("a second rollback from the same release gets a record of its own; the same one does not", () => {
  expect(decideTag(rollback, [])).toEqual({ kind: "create", name: "v1.4.0-rollback" });
  const first = { name: "v1.4.0-rollback", commit: OTHER };
  expect(decideTag(rollback, [first])).toEqual({ kind: "create", name: "v1.4.0-rollback.2" });
  expect(decideTag(rollback, [first, { name: "v1.4.0-rollback.2", commit: COMMIT }])).toMatchObject({ kind: "exists" });
});

test("a lightweight tag is no release's tag, not even on its commit; as the record of a rollback it counts, and is told", () => {
  const light = decideTag(release("v1.4.0"), [{ name: "v1.4.0", commit: COMMIT, isAnnotated: false }]);
  expect(light).toMatchObject({ kind: "refused", what: expect.stringContaining("it is a lightweight tag") });
  expect(light).toMatchObject({ todo: expect.stringContaining("git push REMOTE :refs/tags/v1.4.0") });
  const annotated = { name: "v1.4.0", commit: COMMIT, isAnnotated: true };
  expect(decideTag(release("v1.4.0"), [annotated])).toEqual({ kind: "exists", name: "v1.4.0" });
  const record = { name: "v1.4.0-rollback", commit: COMMIT, isAnnotated: false };
  expect(decideTag(rollback, [record])).toEqual({
    ...{ kind: "exists", name: "v1.4.0-rollback" },
    warning: expect.stringContaining("lightweight"),
  });
  expect(decideTag(rollback, [{ ...record, isAnnotated: true }])).toEqual({ kind: "exists", name: "v1.4.0-rollback" });
});

test("only the commits that matter are asked for", () => {
  const names = ["v1.4.0", "v1.4.0-rollback", "v1.4.0-rollback.2", "v1.3.0"];
  expect(tagsInQuestion(release("v1.4.0"), names)).toEqual(["v1.4.0"]);
  expect(tagsInQuestion(rollback, names)).toEqual(["v1.4.0-rollback", "v1.4.0-rollback.2"]);
});

test("the message is one line, whatever was given", () => {
  expect(tagMessage(release("v1.4.0"), "")).toBe("Release v1.4.0");
  expect(tagMessage(release("v1.4.0"), "faster exports\nand more")).toBe("Release v1.4.0 — faster exports");
  expect(tagMessage(rollback, "broken export")).toBe("Rollback from v1.4.0 — broken export");
});
