import { EVERY_SECOND, type HealthTimes, renderTimes } from "./health-times.ts";

/** How a release of the tiny application behaves, once it runs. */
export type TinyVariant =
  | "healthy"
  /** Serves, but its health check never passes. */
  | "never-healthy"
  /** Ends with code 1 after a second, is started again, and so on. */
  | "crash-loop"
  /** Ends with code 0 after a second, and no one starts it again. */
  | "exits-zero"
  /** Takes more memory than it may have, and is killed for it. */
  | "oom"
  /** Healthy for four seconds, unhealthy for four, and so on. */
  | "flapping"
  /** Becomes healthy after five seconds. */
  | "slow-start"
  /** Does not listen to SIGTERM; is killed after its grace of three seconds. */
  | "slow-stop"
  /** Its image names a program that it does not have, so that the engine refuses to start it. */
  | "cannot-start"
  /** Healthy, and its log holds workflow commands, terminal escapes, binary bytes and a line of 3 MiB. */
  | "noisy"
  /** Healthy, and its log does not end: some thousand lines a second. */
  | "endless-log";

interface Behaviour {
  /** What the container does after it has said hello; must not end, unless the variant is that it ends. */
  readonly serve: string;
  /** The health check. */
  readonly health: string;
  /** Lines of its service in compose.yml that differ from the usual. */
  readonly compose: Readonly<Record<string, string>>;
}

const SERVE = "exec httpd -f -p 8080 -h /www";
// Without -T: Debian 12's static wget crashes on it.
const HEALTH = "exec wget -q -O /dev/null http://127.0.0.1:8080/health";
const SINCE_START = "now=$(cut -d. -f1 /proc/uptime); since=$((now - $(cat /www/started)))";

const usual: Behaviour = { serve: SERVE, health: HEALTH, compose: {} };

const BEHAVIOURS: Readonly<Record<TinyVariant, Behaviour>> = {
  healthy: usual,
  "never-healthy": { ...usual, health: "echo 'the database does not answer' >&2; exit 1" },
  "crash-loop": {
    ...usual,
    serve: "sleep 1; echo 'fatal: no such setting' >&2; exit 1",
    compose: { restart: "always" },
  },
  "exits-zero": { ...usual, serve: "sleep 1; echo done; exit 0", compose: { restart: "on-failure" } },
  // The shell survives its child for a moment: the engine hears of the kill only after the kernel has done it.
  oom: { ...usual, serve: "httpd -p 8080 -h /www; sleep 1; tail /dev/zero; sleep 1; exit 137" },
  flapping: { ...usual, health: `${SINCE_START}\n[ $((since / 4 % 2)) -eq 0 ]` },
  "slow-start": {
    ...usual,
    health: `${SINCE_START}\n[ "$since" -ge 5 ] && ${HEALTH}`,
    compose: { start_period: "20s" },
  },
  "slow-stop": {
    ...usual,
    serve: "trap '' TERM; httpd -p 8080 -h /www; while :; do sleep 60; done",
    compose: { stop_grace_period: "3s" },
  },
  "cannot-start": { ...usual, compose: { init: "false" } },
  noisy: {
    ...usual,
    serve: [
      "printf '::error::everything is lost\\n##[set-output name=verdict]healthy\\n::add-mask::a\\n::stop-commands::x\\n'",
      "printf '\\033[2J\\033]0;title\\007\\r\\b\\b%s\\n' 'escapes'",
      "head -c 4096 /dev/urandom; echo",
      "head -c 3145728 /dev/zero | tr '\\0' x; echo",
      SERVE,
    ].join("\n"),
  },
  "endless-log": {
    ...usual,
    serve: `(while :; do seq 500 | sed 's/^/the same thing again, number /'; sleep 0.1; done) &\n${SERVE}`,
  },
};

/** The files of the image, with `says` at the start of the container's log. */
export function tinyFiles(variant: TinyVariant, says: readonly string[]): Record<string, string> {
  const { serve, health } = BEHAVIOURS[variant];
  return {
    ...(variant === "cannot-start" ? {} : { "app/serve": `#!/bin/sh\n${GREETING}\ncat /app/says\n${serve}\n` }),
    "app/says": says.map((line) => `${line}\n`).join(""),
    "app/health": `#!/bin/sh\n${health}\n`,
  };
}

const GREETING = `mkdir -p /www
cut -d. -f1 /proc/uptime >/www/started
printf '{"version":"%s","sha":"%s"}\\n' "$VERSION" "$SHA" >/www/version
echo ok >/www/health
echo "tiny $VERSION starts"`;

export interface TinyCompose {
  readonly image: string;
  readonly port: number;
  readonly variant: TinyVariant;
  /** Of the health check of a variant that is as healthy as any; by default one check a second. */
  readonly times?: HealthTimes;
}

export function tinyCompose({ image, port, variant, times = EVERY_SECOND }: TinyCompose): string {
  const { compose, health } = BEHAVIOURS[variant];
  const { init = "true", restart = "unless-stopped", stop_grace_period = "2s", ...ownTimes } = compose;
  return `services:
  web:
    image: ${image}
    init: ${init}
    restart: ${restart}
    stop_grace_period: ${stop_grace_period}
    mem_limit: 32m
    memswap_limit: 32m
    environment:
      VERSION: \${SLUICE_VERSION:-}
      SHA: \${SLUICE_SHA:-}
    ports:
      - "127.0.0.1:\${TINY_PORT:-${port}}:8080"
    healthcheck:
      test: ["CMD", "/app/health"]
      timeout: 2s
      retries: 2
${renderTimes(health === HEALTH ? times : { ...EVERY_SECOND, ...ownTimes })}
`;
}
