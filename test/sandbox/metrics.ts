import { createServer } from "node:http";

/** An application's metrics, as Prometheus scrapes them: a counter of requests that grows, and one of errors. */
export interface Metrics {
  /** `127.0.0.1:<port>`, for a scrape configuration. */
  readonly address: string;
  /** From now on so many errors a second happen. */
  errors(perSecond: number): void;
  close(): Promise<void>;
}

export async function startMetrics(): Promise<Metrics> {
  const requests = counter(20);
  const errors = counter(0);
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/plain; version=0.0.4; charset=utf-8");
    response.end(
      [
        "# HELP app_requests_total Requests that were answered.",
        "# TYPE app_requests_total counter",
        `app_requests_total ${requests.now()}`,
        "# HELP app_errors_total Requests that were answered with an error.",
        "# TYPE app_errors_total counter",
        `app_errors_total ${errors.now()}`,
        "",
      ].join("\n"),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A test that forgot to close it must still end.
  server.unref();
  const address = server.address();
  return {
    address: `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    errors: (perSecond) => errors.grow(perSecond),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Counter {
  now(): number;
  grow(perSecond: number): void;
}

/** Grows by itself, so that its rate does not depend on when a person looks. */
function counter(perSecond: number): Counter {
  let [rate, value, since] = [perSecond, 0, performance.now()];
  const now = (): number => value + ((performance.now() - since) / 1000) * rate;
  return {
    now,
    grow: (wanted) => {
      [value, since, rate] = [now(), performance.now(), wanted];
    },
  };
}
