import { request } from "node:http";
import type { Engine } from "../sandbox/engine.ts";

/** Asks the engine itself: a client would be one more process for each question, and there are thousands. */
export async function askEngine(engine: Engine, path: string, body?: unknown): Promise<string> {
  const socketPath = engine.dockerHost.replace(/^unix:\/\//, "");
  const json = body === undefined ? "" : JSON.stringify(body);
  const headers = { host: "engine", "content-type": "application/json", "content-length": Buffer.byteLength(json) };
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const call = request(
    { socketPath, path, method: body === undefined ? "GET" : "POST", headers, timeout: 30_000 },
    (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => {
        const { statusCode = 0 } = answer;
        if (statusCode < 300) resolve(text);
        else reject(new Error(`The engine answered ${path} with ${statusCode}: ${text.trim()}`));
      });
      answer.on("error", reject);
    },
  );
  call.on("timeout", () => call.destroy(new Error(`The engine did not answer ${path} for 30 s.`)));
  call.on("error", reject);
  call.end(json);
  return promise;
}

export async function readEngine<T>(engine: Engine, path: string): Promise<T> {
  const answer: T = JSON.parse(await askEngine(engine, path));
  return answer;
}

/** What a command prints in a running container, as root. */
export async function runInContainer(engine: Engine, id: string, argv: readonly string[]): Promise<string> {
  // With a terminal the answer is the plain text; without one it is cut into frames.
  const options = { Cmd: argv, User: "0", AttachStdout: true, AttachStderr: true, Tty: true };
  const { Id }: { Id: string } = JSON.parse(await askEngine(engine, `/containers/${id}/exec`, options));
  const text = await askEngine(engine, `/exec/${Id}/start`, { Detach: false, Tty: true });
  return text.replaceAll("\r\n", "\n");
}

/** Everything of a project, or only ids: `filters` of the engine's listings. */
export function filters(label: string): string {
  return encodeURIComponent(JSON.stringify({ label: [label] }));
}
