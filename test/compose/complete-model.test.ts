import { busyboxImage } from "../sandbox/images.ts";
import { sceneOfEachTest, succeeds } from "./compose-scene.ts";

const scene = sceneOfEachTest();

const INLINE = (build: string, text: string): string => `services:
  web:
    image: "IMAGE:${build}"
    configs: [{ source: greet, target: /greet }]
    secrets: [token]
configs: { greet: { content: "${text}\\n" } }
secrets: { token: { environment: TOKEN } }
`;

test("contents in the Compose file and secrets from the environment are deployed, and a rollback brings both back", async () => {
  const { production } = scene;
  const seen = (): Promise<string> => scene.exec("web", "cat /greet /run/secrets/token");
  const token = (value: string): Record<string, string> => ({ variables: `TOKEN=${value}` });
  const v1 = await scene.release("v1.0.0", { "compose.yml": INLINE("v1", "hello 1") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1, token(`a "quoted" $value`)));
  expect(await seen()).toBe('hello 1\na "quoted" $value');
  const text = await scene.release("v1.1.0", { "compose.yml": INLINE("v1", "hello 2 costs $$5") });
  await succeeds(production.deploy(text, token(`a "quoted" $value`)));
  expect(await seen()).toBe('hello 2 costs $5\na "quoted" $value');
  const secret = await scene.release("v1.2.0", { "README.md": "only the token changes\n" });
  await succeeds(production.deploy(secret, token("second")));
  expect(await seen()).toBe("hello 2 costs $5\nsecond");
  await succeeds(production.rollback());
  expect(await seen()).toBe('hello 2 costs $5\na "quoted" $value');
  await succeeds(production.rollback({ target: "v1.0.0" }));
  expect(await seen()).toBe('hello 1\na "quoted" $value');
});

test("a secret that .env gives is kept with the release: a rollback does not read .env again", async () => {
  const { production } = scene;
  const v1 = await scene.release("v1.0.0", { "compose.yml": INLINE("v1", "x"), ".gitignore": ".env\n" });
  await production.host.checkOut(v1.commit);
  scene.onHost(".env", "TOKEN=first\n");
  await succeeds(production.deploy(v1));
  scene.onHost(".env", "TOKEN=second\n");
  await succeeds(production.deploy(await scene.release("v1.1.0", { "README.md": "2\n" })));
  expect(await scene.exec("web", "cat /run/secrets/token")).toBe("second");
  scene.onHost(".env", "");
  await succeeds(production.rollback());
  expect(await scene.exec("web", "cat /run/secrets/token")).toBe("first");
  const unset = await production.deploy(await scene.release("v1.2.0", { "README.md": "3\n" }));
  expect(unset.error).toContain("TOKEN");
  expect(unset.outputs).not.toHaveProperty("result", "done");
});

const PROFILES = (build: string): string => `services:
  web: { image: "IMAGE:${build}" }
  worker: { image: "IMAGE:${build}", profiles: [work] }
`;

test.each([
  ["as an input", { profiles: "work" }, ""],
  ["by COMPOSE_PROFILES in .env", {}, "COMPOSE_PROFILES=work\n"],
])("profiles %s run, and a rollback brings back what ran", async (_, inputs, dotEnv) => {
  const { production } = scene;
  const v1 = await scene.release("v1.0.0", { "compose.yml": PROFILES("v1"), ".gitignore": ".env\n" });
  await production.host.checkOut(v1.commit);
  scene.onHost(".env", dotEnv);
  await succeeds(production.deploy(v1, inputs));
  await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": PROFILES("v2") }), inputs));
  const builds = async (): Promise<string[]> => [
    await scene.exec("web", "cat /app/build"),
    await scene.exec("worker", "cat /app/build"),
  ];
  expect(await builds()).toEqual(["v2", "v2"]);
  scene.onHost(".env", "COMPOSE_PROFILES=other\n");
  await succeeds(production.rollback());
  expect(await builds()).toEqual(["v1", "v1"]);
});

test.each([
  ["network_mode", "network_mode: 'service:vpn'"],
  ["pid", "pid: 'service:vpn', network_mode: 'service:vpn'"],
  ["ipc", "ipc: 'service:vpn', network_mode: 'service:vpn'"],
  ["volumes_from", "volumes_from: [vpn], network_mode: 'service:vpn'"],
])("%s of another service: when that one is recreated, so is this", async (_, reference) => {
  const { production } = scene;
  const compose = `services:
  vpn: { image: "IMAGE:v1", ipc: shareable, volumes: ["./etc/vpn.conf:/etc/vpn.conf:ro"] }
  app: { image: "IMAGE:v1", command: ["sleep", "1000"], init: true, ${reference} }
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose, "etc/vpn.conf": "one\n" });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const v2 = await scene.release("v1.1.0", { "etc/vpn.conf": "two\n" });
  const plan = await production.deploy(v2, { "dry-run": "true" });
  expect(plan.summary).toMatch(/\| app \| recreated because of another \|/);
  await succeeds(production.deploy(v2));
  expect(await scene.exec("vpn", "cat /etc/vpn.conf")).toBe("two");
  expect(await scene.exec("app", "wget -q -O - http://127.0.0.1:8080/health")).toBe("ok");
  await succeeds(production.rollback());
  expect(await scene.exec("vpn", "cat /etc/vpn.conf")).toBe("one");
  expect(await scene.exec("app", "wget -q -O - http://127.0.0.1:8080/health")).toBe("ok");
});

test("a network that changes is in the plan of each service that it connects", async () => {
  const { production } = scene;
  const compose = (mtu: string): string => `services:
  web: { image: "IMAGE:v1", networks: [back, front] }
  db: { image: "IMAGE:v1", networks: [back] }
  side: { image: "IMAGE:v1", networks: [front] }
networks: { back: { driver_opts: { com.docker.network.driver.mtu: "${mtu}" } }, front: {} }
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("1400") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const side = await scene.inspect("side", "{{.Id}}");
  const v2 = await scene.release("v1.1.0", { "compose.yml": compose("1300") });
  const plan = await production.deploy(v2, { "dry-run": "true" });
  expect(plan.summary).toMatch(/\| db \| changed \| `network back` \|/);
  expect(plan.summary).toMatch(/\| web \| changed \| `network back` \|/);
  expect(plan.summary).toMatch(/\| side \| unchanged \|/);
  await succeeds(production.deploy(v2));
  // Only a newer Compose makes the network anew.
  expect(await scene.inspect("side", "{{.Id}}")).toBe(side);
  expect(await scene.exec("web", "wget -q -O - http://db:8080/health")).toBe("ok");
});

test("pull policies and platforms are Compose's: what exists only on the host is not asked of a registry", async () => {
  const { production } = scene;
  const { engine } = production.sandbox;
  const local = `${production.sandbox.name}/local:1`;
  const compose = (policy: string): string => `services:
  web: { image: "IMAGE:v1", platform: linux/amd64 }
  local: { image: "${local}", pull_policy: ${policy}, command: ["sleep", "1000"], init: true }
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("missing") });
  await production.host.checkOut(v1.commit);
  try {
    expect((await engine.docker(["tag", await busyboxImage(engine), local])).code).toBe(0);
    await succeeds(production.deploy(v1));
    await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": compose("never") })));
    const other = compose("missing").replace("linux/amd64", "linux/s390x");
    const refused = await production.deploy(await scene.release("v1.2.0", { "compose.yml": other }));
    expect(refused.code).toBe(1);
    expect(refused.error).toContain("v1.1.0 runs as before");
    expect(refused.error).toContain("platform");
  } finally {
    await engine.docker(["rmi", local]);
  }
});

test("what cannot be deployed as Compose means it is refused by its name, before anything stops", async () => {
  const { production } = scene;
  const v1 = await scene.release("v1.0.0", { "compose.yml": 'services: { web: { image: "IMAGE:v1" } }\n' });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const started = await scene.inspect("web", "{{.State.StartedAt}}");
  const web = (lines: string): string => `services:\n  web:\n    image: "IMAGE:v2"\n${lines}`;
  const { directory } = production.host;
  const cases: [string, Record<string, string>, RegExp][] = [
    [
      "v1.1.0",
      { "compose.yml": web("    networks: [away]\nnetworks: { away: { external: true } }\n") },
      /external network away/,
    ],
    [
      "v1.2.0",
      { "compose.yml": web("    volumes: [away:/d]\nvolumes: { away: { external: true } }\n") },
      /external volume away/,
    ],
    ["v1.3.0", { "compose.yml": web("    nonsense: 1\n") }, /nonsense/],
    ["v1.4.0", { "compose.yml": web(`    env_file: ${directory}/app.env\n`), "app.env": "A=1\n" }, /app\.env/],
    ["v1.5.0", { "compose.yml": web("    build: .\n").replace(/ {4}image.*\n/, "") }, /image/],
  ];
  for (const [tag, files, why] of cases) {
    const refused = await production.deploy(await scene.release(tag, files));
    expect([tag, refused.code, refused.error]).toEqual([tag, 1, expect.stringMatching(why)]);
    expect(refused.outputs).not.toHaveProperty("result", "returned");
  }
  expect(await scene.inspect("web", "{{.State.StartedAt}}")).toBe(started);
});
