import { onlyForLogins, readEnvironments } from "../../../src/world/host/login-environment.ts";

const ADDRESS = { host: "box", port: 22, user: "deploy" };

const COMMAND =
  "begin command\nprogram docker \nprogram git /usr/bin/git\nvariable PATH /bin\nengine 127 sh: docker: not found\n";
const LOGIN =
  "Welcome!\n\nbegin login\nprogram docker /snap/bin/docker\nvariable PATH /snap/bin:/bin\nengine 0 28.5.0\n";

function compared(text: string, missing: readonly string[]) {
  const seen = readEnvironments(text);
  if (seen === undefined) throw new Error("nothing was read");
  return onlyForLogins(seen, missing, ADDRESS);
}

test("a program that only a login has is named with both places", () => {
  const failure = compared(COMMAND + LOGIN, ["docker"]);
  expect(failure?.what).toBe(
    "`docker` is not on the PATH of a command over SSH on deploy@box:22. Only a person who logs in has it: /snap/bin/docker.",
  );
  expect(failure?.means).toContain("their PATH is /bin.");
});

test("a program that neither has, and an engine that answers neither, are no matter of the login", () => {
  expect(compared(COMMAND + LOGIN, ["flock"])?.what).toContain("The Docker engine");
  const silent = LOGIN.replace("engine 0 28.5.0", "engine 1 Cannot connect");
  expect(compared(COMMAND + silent, ["flock"])).toBeUndefined();
});

test.each([
  ["nothing", ""],
  ["one environment only", COMMAND],
  ["an environment that is cut off", COMMAND + LOGIN.replace(/engine.*\n/, "")],
])("%s says nothing", (_, text) => {
  expect(readEnvironments(text)).toBeUndefined();
});
