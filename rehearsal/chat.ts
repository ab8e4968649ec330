import { createServer } from "node:http";
import { textOfSlack } from "./slack-message.ts";
import { textOfTeams } from "./teams-message.ts";

/** Where a team would have Slack and Teams: takes what they would take, and hands its text on. */
export interface Chat {
  /** Slack's incoming webhook. */
  readonly url: string;
  /** The webhook of a Teams workflow. */
  readonly teamsUrl: string;
  close(): Promise<void>;
}

export interface Posted {
  readonly service: Service;
  /** The message as it was sent. */
  readonly body: unknown;
}

export type Service = "Slack" | "Teams";

/** How each service answers when it has taken a message, and how it reads one. */
const SERVICES = {
  Slack: { status: 200, said: "ok", read: textOfSlack },
  Teams: { status: 202, said: "", read: textOfTeams },
} as const;

const TEAMS_PATH = "/workflows/rehearsal/triggers/manual/paths/invoke";

/** A message that the service would refuse is refused with the reason, and `onMessage` is not called. */
export async function openChat(onMessage: (text: string, posted: Posted) => void): Promise<Chat> {
  const server = createServer((request, response) => {
    const service: Service = request.url?.startsWith(TEAMS_PATH) ? "Teams" : "Slack";
    const { status, said, read } = SERVICES[service];
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const bytes = Buffer.concat(parts);
      let body: unknown;
      let text: string;
      try {
        body = JSON.parse(bytes.toString("utf8"));
        text = read(body, bytes.length);
      } catch (error) {
        response.writeHead(400).end(error instanceof Error ? error.message : String(error));
        return;
      }
      response.writeHead(status).end(said);
      onMessage(text, { service, body });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url: `${origin}/services/rehearsal`,
    teamsUrl: `${origin}${TEAMS_PATH}?sig=rehearsal`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
