import { badValue, type GivenValue } from "../../config/values.ts";
import { StageFailure } from "../../failure/failure.ts";
import type { Log } from "../../ports/world.ts";

export interface PrometheusLogin {
  readonly user: GivenValue;
  readonly password: GivenValue;
  readonly token: GivenValue;
}

/** The header `Authorization` for Prometheus; empty for none. Its content is masked in the log from here on. */
export function readPrometheusLogin({ user, password, token }: PrometheusLogin, log: Pick<Log, "mask">): string {
  for (const { text } of [password, token]) if (text !== "") log.mask(text);
  if (user.text === "" && password.text === "") return token.text === "" ? "" : `Bearer ${token.text}`;
  if (token.text !== "") throw twoLogins(token.name);
  if (user.text === "" || password.text === "") throw halfLogin(user.text === "" ? user.name : password.name);
  if (user.text.includes(":")) throw badValue(user, "a user name without a colon");
  const pair = Buffer.from(`${user.text}:${password.text}`, "utf8").toString("base64");
  log.mask(pair);
  return `Basic ${pair}`;
}

function twoLogins(token: string): StageFailure {
  return new StageFailure({
    what: `There are two logins for Prometheus: a user name with a password, and \`${token}\`.`,
    means: "A request can carry one of them only. Nothing was watched.",
    todo: "Leave out the one that Prometheus does not accept.",
  });
}

function halfLogin(missing: string): StageFailure {
  return new StageFailure({
    what: `The login for Prometheus is incomplete: \`${missing}\` is missing.`,
    means: "Basic authentication needs a user name and a password. Nothing was watched.",
    todo: `Give \`${missing}\` too: the user name as \`watch.prometheus-user\` in the configuration file, the password as the secret \`prometheus-password\`.`,
  });
}
