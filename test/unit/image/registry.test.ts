import { createHash } from "node:crypto";
import { readImageName } from "../../../src/image/image-name.ts";
import { type ImageRegistry, openImageRegistry } from "../../../src/image/registry.ts";
import type { HttpAnswer, HttpRequest } from "../../../src/ports/world.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";

const TYPE = "application/vnd.oci.image.index.v1+json";
const INDEX = '{"schemaVersion":2,"manifests":[]}';
const DIGEST = `sha256:${createHash("sha256").update(INDEX).digest("hex")}`;

type Answer = Partial<Extract<HttpAnswer, { kind: "answer" }>> & { readonly status: number };

interface Scene {
  readonly registry: ImageRegistry;
  readonly requests: HttpRequest[];
  readonly clock: ReturnType<typeof createClock>;
}

/** A registry that answers as it is told. */
function createScene(answer: (request: HttpRequest, at: number) => Answer | string, password = "secret"): Scene {
  const requests: HttpRequest[] = [];
  const clock = createClock();
  const http = {
    send: async (request: HttpRequest): Promise<HttpAnswer> => {
      requests.push(request);
      const said = answer(request, requests.length);
      if (typeof said === "string") return { kind: "no-answer", reason: said, milliseconds: 1 };
      return { kind: "answer", headers: {}, body: "", milliseconds: 1, ...said };
    },
  };
  const login = { username: "robot", password };
  const cancellation = { signal: new AbortController().signal };
  const image = readImageName("ghcr.io/owner/app");
  return {
    registry: openImageRegistry(image, { http, clock, log: createLog(), cancellation, login, writes: true }),
    requests,
    clock,
  };
}

const there: Answer = { status: 200, body: INDEX, headers: { "content-type": TYPE, "docker-content-digest": DIGEST } };
const challenge: Answer = {
  status: 401,
  headers: { "www-authenticate": 'Bearer realm="https://ghcr.io/token",service="ghcr.io"' },
};

test("a token is asked for once, with the login, and used for everything after it", async () => {
  const { registry, requests } = createScene(({ url, headers }) => {
    if (url.startsWith("https://ghcr.io/token")) return { status: 200, body: '{"token":"t"}' };
    return headers["authorization"] === "Bearer t" ? there : challenge;
  });
  expect(await registry.find("v1.0.0")).toMatchObject({ digest: DIGEST, binary: INDEX });
  await registry.find("v1.1.0");
  expect(requests.map(({ url, headers }) => `${url} ${headers["authorization"] ?? ""}`)).toEqual([
    "https://ghcr.io/v2/owner/app/manifests/v1.0.0 ",
    "https://ghcr.io/token?service=ghcr.io&scope=repository%3Aowner%2Fapp%3Apull%2Cpush Basic cm9ib3Q6c2VjcmV0",
    "https://ghcr.io/v2/owner/app/manifests/v1.0.0 Bearer t",
    "https://ghcr.io/v2/owner/app/manifests/v1.1.0 Bearer t",
  ]);
});

test("what is not there is nothing; a refusal is not", async () => {
  expect(await createScene(() => ({ status: 404 })).registry.find("v1.0.0")).toBeUndefined();
  await expect(createScene(() => ({ status: 403 })).registry.find("v1.0.0")).rejects.toThrow("answers 403 to robot");
  const basic: Answer = { status: 401, headers: { "www-authenticate": "Basic" } };
  await expect(createScene(() => basic).registry.find("v1.0.0")).rejects.toThrow("answers 401");
  await expect(createScene(() => basic, "").registry.find("v1.0.0")).rejects.toThrow("answers 401");
  const noToken = createScene(({ url }) => (url.includes("/token") ? { status: 200, body: "{}" } : challenge));
  await expect(noToken.registry.find("v1.0.0")).rejects.toThrow("not understood");
});

test("a registry that is busy or away is asked again, and silence is never a rejection", async () => {
  const busy = createScene((_, at) => (at === 1 ? { status: 429 } : at === 2 ? "ECONNRESET" : there));
  expect(await busy.registry.find("v1.0.0")).toMatchObject({ digest: DIGEST });
  expect(busy.clock.slept).toEqual([2000, 4000]);
  const away = createScene(() => "ECONNREFUSED");
  await expect(away.registry.find("v1.0.0")).rejects.toThrow("could not be queried for");
  expect(away.requests).toHaveLength(4);
});

test("a tag is written byte for byte, and looked at afterwards", async () => {
  const manifest = { digest: DIGEST, mediaType: TYPE, binary: INDEX, platforms: [], attested: false };
  const good = createScene(({ method }) => (method === "PUT" ? { status: 201 } : there));
  await good.registry.name("v1.0.0", manifest);
  expect(good.requests).toMatchObject([
    { method: "PUT", body: INDEX, headers: { "content-type": TYPE }, followRedirects: false },
    { method: "GET" },
  ]);
  const other = createScene(({ method }) => (method === "PUT" ? { status: 201 } : { status: 404 }));
  await expect(other.registry.name("v1.0.0", manifest)).rejects.toThrow("and is not there");
  await expect(createScene(() => ({ status: 403 })).registry.name("v1.0.0", manifest)).rejects.toThrow(
    "refuses to write",
  );
});
