import type { Announcement } from "../report/chat/announcement.ts";
import type { Courier, Delivery } from "./delivery.ts";

/** One place that messages are sent to. */
export interface Channel {
  readonly name: string;
  /** Whether the channel is told of such an event. */
  takes(message: Pick<Announcement, "kind">): boolean;
  send(courier: Courier, message: Announcement): Promise<Delivery>;
}
