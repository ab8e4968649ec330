import type { Forge } from "../../ports/forge.ts";

/** `path` is the issue's in the API, `/repos/owner/name/issues/7`. */
export async function closeIssue(forge: Forge, path: string): Promise<void> {
  await forge.write({
    method: "PATCH",
    path,
    body: { state: "closed" },
    what: "close the issue",
    // Closing twice is closing once.
    happened: async () => undefined,
  });
}
