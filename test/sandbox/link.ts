import { createServer, type Server, Socket } from "node:net";

/** The network between a runner and a host: a TCP proxy that can break in all the ways in which networks break. */
export interface Link {
  readonly port: number;
  /** Connections that were ever accepted. */
  readonly connections: number;
  /** Resets every connection. */
  cut(): void;
  /** Stops forwarding both ways without closing anything. */
  freeze(): void;
  thaw(): void;
  /** Stops listening: connections are refused. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  /** Accepts connections, but never says a word. */
  blackhole(): void;
  stop(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket | undefined;
}

export async function openLink(targetPort: number): Promise<Link> {
  const pairs = new Set<Pair>();
  let mode: "forward" | "frozen" | "blackhole" = "forward";
  let connections = 0;
  const hold = (pair: Pair): void => {
    for (const socket of [pair.near, pair.far]) mode === "frozen" ? socket?.pause() : socket?.resume();
  };
  const connect = (near: Socket): void => {
    connections++;
    near.on("error", () => {});
    if (mode === "blackhole") {
      pairs.add({ near, far: undefined });
      return;
    }
    const far = new Socket().connect(targetPort, "127.0.0.1");
    far.on("error", () => {});
    const pair = { near, far };
    pairs.add(pair);
    forward(near, far, () => pairs.delete(pair));
    forward(far, near, () => pairs.delete(pair));
    hold(pair);
  };
  let server = await listen(connect, 0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The link has no port.");
  const { port } = address;
  const cut = (): void => {
    for (const { near, far } of pairs) {
      // A reset after our end() makes Node 24 spin at exit.
      if (near.writableEnded) near.destroy();
      else near.resetAndDestroy();
      far?.destroy();
    }
    pairs.clear();
  };
  const close = (): Promise<void> =>
    new Promise((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
  return {
    port,
    get connections() {
      return connections;
    },
    cut,
    freeze: () => {
      mode = "frozen";
      for (const pair of pairs) hold(pair);
    },
    thaw: () => {
      mode = "forward";
      for (const pair of pairs) hold(pair);
    },
    blackhole: () => {
      mode = "blackhole";
    },
    refuse: () => {
      const closed = close();
      cut();
      return closed;
    },
    accept: async () => {
      mode = "forward";
      if (!server.listening) server = await listen(connect, port);
    },
    stop: () => {
      const closed = close();
      cut();
      return closed;
    },
  };
}

function forward(from: Socket, to: Socket, ended: () => void): void {
  from.on("data", (bytes) => {
    if (!to.write(bytes)) from.pause();
  });
  to.on("drain", () => from.resume());
  from.on("end", () => to.end());
  from.on("close", () => {
    to.destroy();
    ended();
  });
}

function listen(onConnection: (socket: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(onConnection);
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
