import type { Look } from "../../../src/host/look.ts";
import { judgeContainers } from "../../../src/watch/signals/containers.ts";
import { createLook, withContainer } from "../../fakes/look.ts";
import { createContainer } from "../../fakes/survey.ts";

const BASELINE = [createContainer()];
const event = (action: string, exitCode = "") => createLook({ events: [{ at: "1", id: "c1", action, exitCode }] });

test.each<[string, Look | string, string, string]>([
  ["all well", createLook(), "ok", "1 unchanged and healthy"],
  ["an exit", withContainer({ status: "exited", exitCode: 1 }), "bad", "web: it ended with code 1"],
  ["an exit with 0", withContainer({ status: "exited", exitCode: 0 }), "bad", "web: it ended with code 0"],
  ["an OOM kill", withContainer({ status: "exited", exitCode: 137, oom: true }), "bad", "code 137 (out of memory)"],
  ["a child that was OOM-killed", withContainer({ oom: true }), "bad", "out of memory"],
  ["a restart by the engine", withContainer({ restarts: 2 }), "bad", "the engine restarted it 2 times"],
  ["a restart by hand", withContainer({ started: "2026-11-02T10:00:00Z" }), "bad", "it was restarted"],
  ["restarting", withContainer({ status: "restarting" }), "bad", "it is restarting"],
  ["paused", withContainer({ status: "paused" }), "bad", "it is paused"],
  ["unhealthy", withContainer({ health: "unhealthy" }), "bad", "it is unhealthy"],
  ["replaced", withContainer({ id: "c2" }), "bad", "web: another program or person created the container c2"],
  ["removed", createLook({ containers: [] }), "bad", "its container c1 is gone"],
  ["a death between two looks", event("die", "137"), "bad", "it ended with code 137"],
  ["an OOM event", event("oom"), "bad", "out of memory"],
  ["unhealthy between two looks", event("health_status: unhealthy"), "bad", "it was unhealthy"],
  ["healthy again", event("health_status: healthy"), "ok", "unchanged and healthy"],
  ["starting", withContainer({ health: "starting" }), "missing", "health is not known yet"],
  ["a silent engine", createLook({ engine: false, containers: [] }), "missing", "the engine does not answer"],
  ["cut events", createLook({ eventsWhole: false }), "missing", "events of the engine are incomplete"],
  ["a host that is not there", "no route", "missing", "no route"],
])("%s", (_, look, reading, text) => {
  const found = judgeContainers(look, BASELINE);
  expect(found.reading).toBe(reading);
  expect(found.text).toContain(text);
});

test("what another project's container does is nothing to this one", () => {
  const look = createLook({ events: [{ at: "1", id: "other", action: "die", exitCode: "1" }] });
  expect(judgeContainers(look, BASELINE).reading).toBe("ok");
});

test("a job that had ended with 0 before the watch may stay ended, and may not fail later", () => {
  const job = createContainer({ id: "j", service: "migrate", status: "exited", health: "none" });
  const ended = createLook({ containers: [job] });
  expect(judgeContainers(ended, [job]).reading).toBe("ok");
  const failing = createLook({ containers: [{ ...job, exitCode: 3 }] });
  expect(judgeContainers(failing, [job]).reading).toBe("bad");
});

test("the first look is judged by itself: a container that is down then is bad", () => {
  expect(judgeContainers(withContainer({ status: "exited", exitCode: 1 }), undefined).reading).toBe("bad");
  expect(judgeContainers(createLook({ containers: [] }), undefined).reading).toBe("missing");
});
