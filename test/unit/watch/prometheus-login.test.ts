import { readPrometheusLogin } from "../../../src/watch/signals/prometheus-login.ts";

function login(user: string, password: string, token: string) {
  const masked: string[] = [];
  const given = (name: string, text: string) => ({ name, text });
  const read = () =>
    readPrometheusLogin(
      {
        user: given("prometheus-user", user),
        password: given("prometheus-password", password),
        token: given("prometheus-token", token),
      },
      { mask: (secret) => masked.push(secret) },
    );
  return { read, masked };
}

test.each([
  ["nothing", ["", "", ""], "", []],
  ["a token", ["", "", "t0ken"], "Bearer t0ken", ["t0ken"]],
  ["a user and a password", ["ada", "s3cret", ""], "Basic YWRhOnMzY3JldA==", ["s3cret", "YWRhOnMzY3JldA=="]],
  ["a password with a colon", ["ada", "a:b", ""], "Basic YWRhOmE6Yg==", ["a:b", "YWRhOmE6Yg=="]],
] as const)("%s becomes the header, and its secrets are masked", (_, [user, password, token], header, secrets) => {
  const { read, masked } = login(user, password, token);
  expect(read()).toBe(header);
  expect(masked).toEqual(secrets);
});

test.each([
  ["a user without a password", ["ada", "", ""], "`prometheus-password` is missing"],
  ["a password without a user", ["", "s3cret", ""], "`prometheus-user` is missing"],
  ["two logins", ["ada", "s3cret", "t0ken"], "There are two logins for Prometheus"],
  ["a colon in the user name", ["a:da", "s3cret", ""], "a user name without a colon"],
] as const)("%s is refused, and what is secret is masked all the same", (_, [user, password, token], why) => {
  const { read, masked } = login(user, password, token);
  expect(read).toThrow(why);
  expect(masked).toEqual([password, token].filter((text) => text !== ""));
});
