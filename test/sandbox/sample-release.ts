import type { ImageRecipe } from "./images.ts";

/** How a release of the sample application behaves, once it runs. */
export type SampleVariant =
  | "healthy"
  /** `web` starts and serves, and its health check never passes. */
  | "never-healthy"
  /** Healthy for the engine, but /version does not answer. */
  | "smoke-fails"
  /** `worker` ends with an error every second. */
  | "worker-crashes";

interface ImageFacts {
  /** Names of the base images. */
  readonly busybox: string;
  readonly postgres: string;
  readonly tag: string;
  readonly variant: SampleVariant;
  readonly migration: string | undefined;
}

/** The images that the team builds, by service. */
export function sampleImages({ busybox, postgres, tag, variant, migration }: ImageFacts): {
  readonly web: ImageRecipe;
  readonly worker: ImageRecipe;
} {
  const health = variant === "never-healthy" ? "exit 1" : "exec wget -q -O /dev/null http://127.0.0.1:8080/health";
  const work = variant === "worker-crashes" ? "sleep 1; echo 'fatal: no queue' >&2; exit 1" : WORK;
  return {
    web: {
      base: busybox,
      files: {
        "app/serve": `#!/bin/sh\n${variant === "smoke-fails" ? "" : WRITE_VERSION}${SERVE}`,
        "app/health": `#!/bin/sh\n${health}\n`,
        // Makes each release's digest another one, as a real build does.
        "app/release": `${tag}\n`,
      },
      lines: ['CMD ["/app/serve"]'],
    },
    worker: {
      base: postgres,
      files: {
        "app/work": `#!/bin/sh\n${CONNECT}${work}\n`,
        "app/migrate": `#!/bin/sh\n${CONNECT}exec psql -v ON_ERROR_STOP=1 -qf /app/migration.sql\n`,
        "app/migration.sql": `${migration ?? "-- nothing to migrate"}\n`,
        "app/release": `${tag}\n`,
      },
      lines: ["ENTRYPOINT []", 'CMD ["/app/work"]'],
    },
  };
}

const WRITE_VERSION = `mkdir -p /www
printf '{"version":"%s","sha":"%s","greeting":"%s","motd":"%s"}\\n' \\
  "$VERSION" "$SHA" "$GREETING" "$(cat /config/motd.txt)" >/www/version
`;

/** The bind-mounted file shows at once what is in the checkout, /version what was there at the start. */
const SERVE = `mkdir -p /www
echo ok >/www/health
ln -sf /config/motd.txt /www/motd
echo "web $VERSION starts"
exec httpd -f -p 8080 -h /www
`;

const CONNECT = 'export PGHOST=db PGUSER=postgres PGDATABASE=sample PGPASSWORD="$POSTGRES_PASSWORD"\n';

const WORK = `echo "worker $VERSION starts"
psql -qc 'CREATE TABLE IF NOT EXISTS heartbeats (at timestamptz DEFAULT now(), version text)' || exit 1
while psql -qc "INSERT INTO heartbeats (version) VALUES ('$VERSION')"; do sleep 1; done
exit 1`;

interface RepositoryFacts {
  readonly registry: string;
  /** The Postgres image's name in the registry. */
  readonly database: string;
  readonly port: number;
  readonly motd: string;
}

/** The application's repository, apart from its source code. */
export function sampleFiles(facts: RepositoryFacts): { "compose.yml": string } & Record<string, string> {
  return {
    ".gitignore": ".env\n",
    "config/motd.txt": `${facts.motd}\n`,
    "compose.yml": composeFile(facts),
    "compose.prod.yml": PRODUCTION,
  };
}

function composeFile({ registry, database, port }: RepositoryFacts): string {
  return `x-usual: &usual
  init: true
  restart: unless-stopped
  stop_grace_period: 2s

services:
  web:
    <<: *usual
    image: ${registry}/sample/web:\${SLUICE_VERSION:?}
    environment:
      VERSION: \${SLUICE_VERSION}
      SHA: \${SLUICE_SHA:-}
      GREETING: \${GREETING:-}
    ports:
      - "127.0.0.1:\${WEB_PORT:-${port}}:8080"
    volumes:
      - ./config/motd.txt:/config/motd.txt:ro
    healthcheck:
      test: ["CMD", "/app/health"]
      interval: 1s
      timeout: 2s
      retries: 2

  worker: &worker
    <<: *usual
    image: ${registry}/sample/worker:\${SLUICE_VERSION:?}
    environment:
      VERSION: \${SLUICE_VERSION}
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?}
    depends_on:
      db:
        condition: service_healthy

  migrate:
    <<: *worker
    restart: "no"
    profiles: ["migrate"]
    command: ["/app/migrate"]

  db:
    <<: *usual
    image: ${database}
    stop_signal: SIGINT
    environment:
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?}
      POSTGRES_DB: sample
    volumes:
      - data:/var/lib/postgresql/data
    healthcheck:
      # Over TCP: while the database is being made, only its socket answers.
      test: ["CMD", "pg_isready", "-q", "-h", "127.0.0.1", "-U", "postgres", "-d", "sample"]
      interval: 1s
      timeout: 2s
      retries: 20

volumes:
  data:
`;
}

/** What only production sets; given to Compose after compose.yml. */
const PRODUCTION = `services:
  web:
    labels:
      org.example.environment: production
`;
