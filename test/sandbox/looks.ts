import { createServer } from "node:http";
import { waitFor } from "./processes.ts";

/** A signal that tells a test when a watch has looked at the host: a watch asks it once before each of its looks. */
export interface Looks {
  /** One of the `http` signals. */
  readonly signal: object;
  /** Waits until a watch that began after the last call has had its first look. */
  first(): Promise<void>;
  /** What is counted from now on belongs to the next watch. */
  begin(): void;
  close(): void;
}

export async function openLooks(): Promise<Looks> {
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    signal: { name: "looks", check: { url: `http://127.0.0.1:${port}/` } },
    begin: () => {
      asked = 0;
    },
    // The second question comes after the first look.
    first: async () => void (await waitFor("the first look at the host", 60_000, () => asked >= 2)),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
