import { createServer } from "node:http";

/** Where a team would have Slack: takes messages and hands their text on. */
export interface Chat {
  readonly url: string;
  close(): Promise<void>;
}

export async function openChat(onMessage: (text: string) => void): Promise<Chat> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part;
    });
    request.on("end", () => {
      response.end("ok");
      onMessage(textOf(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/services/rehearsal`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function textOf(body: string): string {
  const message: unknown = JSON.parse(body);
  const text = typeof message === "object" && message !== null && "text" in message ? message.text : "";
  return String(text).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").replaceAll("\u200B", "");
}
