import * as v from "valibot";
import { understand } from "../../src/stage/answer.ts";
import type { Forge } from "../../src/world/forge.ts";
import { refusal } from "./refusal.ts";

const fileSchema = v.object({ encoding: v.literal("base64"), content: v.string() });

/** The bytes as they are: a text that is not UTF-8 would come back as another one. */
export async function fileAt(
  forge: Forge,
  { repository, path }: { readonly repository: string; readonly path: string },
  commit: string,
): Promise<string> {
  const answer = await forge.read(
    `${repository}/contents/${path.split("/").map(encodeURIComponent).join("/")}?ref=${commit}`,
  );
  if (answer === undefined) {
    throw refusal(
      `There is no ${path} at ${commit}.`,
      "Add a changelog (keepachangelog.com), or set `announce.changelog` to where it is.",
    );
  }
  const bytes = Buffer.from(understand(fileSchema, answer, "a file").content, "base64");
  const text = bytes.toString("utf8");
  if (Buffer.from(text, "utf8").equals(bytes)) return text;
  throw refusal(`${path} is not UTF-8.`, "Save it as UTF-8.");
}
