import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sceneOfEachTest, succeeds } from "./compose-scene.ts";

const scene = sceneOfEachTest();

const read = (path: string): string => readFileSync(path, "utf8");

test.each([
  ["deployed", {}],
  ["adopted", { adopt: "true" }],
])(
  "a mount above the clone is the host's folder for a release that is %s, before and after a rollback",
  async (_, inputs) => {
    const { production } = scene;
    const compose = (build: string): string =>
      `services:\n  web: { image: "IMAGE:${build}", volumes: ["../data:/data"] }\n`;
    const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1") });
    await production.host.checkOut(v1.commit);
    const precious = scene.onHost("../data/db", "precious\n");
    if ("adopt" in inputs) await scene.compose(["-f", join(production.host.directory, "compose.yml"), "up", "-d"]);
    await succeeds(production.deploy(v1, inputs));
    await scene.exec("web", "echo 1 >/data/orders");
    const v2 = await scene.release("v1.1.0", { "compose.yml": compose("v2") });
    await succeeds(production.deploy(v2));
    expect(await scene.exec("web", "cat /data/db /data/orders /app/build")).toBe("precious\n1\nv2");
    await succeeds(production.rollback());
    expect(await scene.exec("web", "cat /data/db /data/orders /app/build")).toBe("precious\n1\nv1");
    expect(read(precious)).toBe("precious\n");
    expect(readdirSync(join(production.host.stateDirectory, production.host.project)).sort()).not.toContain("data");
  },
  900_000,
);

test("uploads that one service writes and another reads stay where they are written", async () => {
  const { production } = scene;
  const compose = (build: string): string => `services:
  app: { image: "IMAGE:${build}", volumes: ["./media:/srv/media"] }
  proxy: { image: "IMAGE:${build}", volumes: ["./media:/usr/share/media:ro"] }
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1"), ".gitignore": "media/\n" });
  await production.host.checkOut(v1.commit);
  scene.onHost("media/first", "0\n");
  await succeeds(production.deploy(v1));
  const written: string[] = [];
  const writer = setInterval(() => written.push(scene.onHost(`media/upload-${written.length}`, "upload\n")), 300);
  try {
    await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": compose("v2") })));
    await succeeds(production.rollback());
  } finally {
    clearInterval(writer);
  }
  expect(written.length).toBeGreaterThan(10);
  for (const file of written) expect(read(file)).toBe("upload\n");
  expect(await scene.exec("proxy", "ls /usr/share/media | wc -l")).toBe(String(written.length + 1));
});

test("a renewed certificate and a changed password file stay, and the report of a rollback names them", async () => {
  const { production } = scene;
  const compose = (build: string): string => `services:
  web:
    image: "IMAGE:${build}"
    volumes: ["../certificates/fullchain.pem:/etc/ssl/fullchain.pem:ro", "./conf:/etc/conf.d:ro"]
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1"), "conf/site.conf": "one\n" });
  await production.host.checkOut(v1.commit);
  scene.onHost("../certificates/fullchain.pem", "old certificate\n");
  scene.onHost("conf/.htpasswd", "old password\n");
  await succeeds(production.deploy(v1));
  const v2 = await scene.release("v1.1.0", { "compose.yml": compose("v2"), "conf/site.conf": "two\n" });
  await succeeds(production.deploy(v2));
  const renewed = scene.onHost("../certificates/new.pem", "new certificate\n");
  renameSync(renewed, join(production.host.directory, "../certificates/fullchain.pem"));
  scene.onHost("conf/.htpasswd", "new password\n");
  const back = await production.rollback();
  expect(back.error).toBe("");
  expect(await scene.exec("web", "cat /etc/ssl/fullchain.pem /etc/conf.d/.htpasswd /etc/conf.d/site.conf")).toBe(
    "new certificate\nnew password\none",
  );
  expect(back.summary).toContain("fullchain.pem");
  expect(back.summary).toContain(".htpasswd");
  expect((await production.status()).outputs).toMatchObject({ state: "ok", version: "v1.0.0" });
  expect((await production.deploy(v2)).error).toBe("");
});

test("a single file that was replaced recreates its service, and only that", async () => {
  const { production } = scene;
  const compose = `services:
  web: { image: "IMAGE:v1", volumes: ["./local.conf:/etc/local.conf:ro"] }
  other: { image: "IMAGE:v1" }
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose });
  await production.host.checkOut(v1.commit);
  scene.onHost("local.conf", "one\n");
  await succeeds(production.deploy(v1));
  const other = await scene.inspect("other", "{{.Id}}");
  renameSync(scene.onHost("local.conf.new", "two\n"), join(production.host.directory, "local.conf"));
  expect(await scene.exec("web", "cat /etc/local.conf")).toBe("one");
  await succeeds(production.deploy(await scene.release("v1.1.0", { "README.md": "second\n" })));
  expect(await scene.exec("web", "cat /etc/local.conf")).toBe("two");
  expect(await scene.inspect("other", "{{.Id}}")).toBe(other);
});

test("tracked files have Git's modes, whatever the host program's own umask", async () => {
  const { production } = scene;
  const compose = `services:
  web:
    image: IMAGE:v1
    user: "65534"
    init: true
    volumes: ["./etc/app.conf:/etc/app.conf:ro"]
    command: ["sh", "-c", "cat /etc/app.conf || exit 9; exec sleep 1000"]
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose, "etc/app.conf": "one\n", run: "#!/bin/sh\n" });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const next = { "etc/app.conf": "two\n", "etc/new/deep.conf": "new\n", run: "#!/bin/sh\n:\n" };
  await succeeds(production.deploy(await scene.release("v1.1.0", next)));
  const mode = (path: string): string => (statSync(join(production.host.directory, path)).mode & 0o777).toString(8);
  expect(["etc/app.conf", "etc/new", "etc/new/deep.conf", "run"].map(mode)).toEqual(["644", "755", "644", "755"]);
  await succeeds(production.rollback());
  expect(mode("etc/app.conf")).toBe("644");
  expect(read(join(production.host.directory, "etc/app.conf"))).toBe("one\n");
});

test("a file of the host where a new release has one is refused by the plan, and nothing stops", async () => {
  const { production } = scene;
  const v1 = await scene.release("v1.0.0", { "compose.yml": 'services: { web: { image: "IMAGE:v1" } }\n' });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const started = await scene.inspect("web", "{{.State.StartedAt}}");
  const mine = scene.onHost("local.conf", "the host's own\n");
  scene.onHost("folder/upload", "the host's own\n");
  const tracked = { "local.conf": "tracked\n", folder: "a file now\n" };
  const refused = await production.deploy(await scene.release("v1.1.0", tracked), { "dry-run": "true" });
  expect(refused.code).toBe(1);
  expect(refused.error).toContain("local.conf");
  expect(refused.error).toContain("folder");
  expect(read(mine)).toBe("the host's own\n");
  expect(await scene.inspect("web", "{{.State.StartedAt}}")).toBe(started);
});

test("a rollback leaves a file of the host that stands where the older release had one, and says so", async () => {
  const { production } = scene;
  const web = 'services: { web: { image: "IMAGE:v1" } }\n';
  const v1 = await scene.release("v1.0.0", { "compose.yml": web, "seed.conf": "tracked once\n" });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const v2 = await scene.release("v1.1.0", { "compose.yml": web.replace("v1", "v2"), "seed.conf": null });
  await succeeds(production.deploy(v2));
  const mine = scene.onHost("seed.conf", "written by a person\n");
  const back = await production.rollback();
  expect(back.error).toBe("");
  expect(read(mine)).toBe("written by a person\n");
  expect(back.summary).toContain("seed.conf");
});

test("a tracked file that a person changed is kept aside by a rollback, whatever its name", async () => {
  const { production } = scene;
  const compose = (build: string): string => `services: { web: { image: "IMAGE:${build}" } }\n`;
  const odd = 'conf/a "new" file.conf';
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1"), [odd]: "one\n" });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": compose("v2"), [odd]: "two\n" })));
  scene.onHost(odd, "changed by a person\n");
  const refused = await production.deploy(await scene.release("v1.2.0", { "README.md": "3\n" }));
  expect(refused.error).toContain(odd);
  const log = await succeeds(production.rollback());
  const kept = /it is kept as (.+)\.$/m.exec(log)?.[1] ?? "";
  expect(read(kept)).toBe("changed by a person\n");
  expect(read(join(production.host.directory, odd))).toBe("one\n");
});

test("a clone behind a link, and a Compose file in a sub-folder that reads ../.env and mounts beside itself", async () => {
  const { production } = scene;
  const { directory } = production.host;
  const compose = (build: string): string => `services:
  web:
    image: "IMAGE:${build}"
    env_file: ../.env
    environment: { FROM: "\${GREETING:-none}" }
    volumes: ["./conf:/conf:ro", "../../beside:/beside"]
`;
  const files = (build: string): Record<string, string> => ({
    "deploy/compose.yml": compose(build),
    "deploy/conf/a": `${build}\n`,
    ".gitignore": ".env\n",
  });
  const v1 = await scene.release("v1.0.0", files("v1"));
  await production.host.checkOut(v1.commit);
  const behind = join(directory, "../disk2/app");
  mkdirSync(join(directory, "../disk2"));
  renameSync(directory, behind);
  symlinkSync("disk2/app", directory);
  scene.onHost(".env", "SECRET=from above\n");
  scene.onHost("deploy/.env", "GREETING=hello\n");
  writeFileSync(join(behind, ".git/info/exclude"), "deploy/.env\n");
  const inputs = { "compose-files": "deploy/compose.yml" };
  await succeeds(production.deploy(v1, inputs));
  const seen = async (): Promise<string> => scene.exec("web", 'cat /conf/a; echo "$SECRET, $FROM"');
  expect(await seen()).toBe("v1\nfrom above, hello");
  const mounts = await scene.inspect("web", "{{range .Mounts}}{{.Source}} {{end}}");
  expect(mounts.trim().split(" ").sort()).toEqual(
    [join(directory, "../beside"), join(directory, "deploy/conf")].sort(),
  );
  await succeeds(production.deploy(await scene.release("v1.1.0", files("v2")), inputs));
  expect(await seen()).toBe("v2\nfrom above, hello");
  await succeeds(production.rollback());
  expect(await seen()).toBe("v1\nfrom above, hello");
});

test("two projects in one clone: the second is refused, and told the way out", async () => {
  const { production } = scene;
  const web = 'services: { web: { image: "IMAGE:v1" } }\n';
  const v1 = await scene.release("v1.0.0", { "a/compose.yml": web, "b/compose.yml": web });
  await production.host.checkOut(v1.commit);
  const at = (name: string): Record<string, string> => ({
    directory: join(production.host.directory, name),
    project: `${production.host.project}${name}`,
  });
  try {
    await succeeds(production.deploy(v1, at("a")));
    const second = await production.deploy(v1, at("b"));
    expect(second.error).toContain(`The project ${production.host.project}a is deployed from the same clone`);
    expect(second.error).toContain("git worktree add");
  } finally {
    await production.sandbox.engine.docker(["rm", "-f", `${production.host.project}a-web-1`]);
    await production.sandbox.engine.docker(["network", "rm", `${production.host.project}a_default`]);
  }
});
