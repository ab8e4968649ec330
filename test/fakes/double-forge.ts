import { ForgeRefusal } from "../../src/failure/forge-refusal.ts";
import type { Forge } from "../../src/ports/forge.ts";

/** The forge of a GitHub double, as whoever a token is: what src/world/forge.ts asks, without its patience. */
export function doubleForge(url: string, token: string): Forge {
  const ask = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${token}` }, ...text });
    const got = await answer.text();
    return {
      status: answer.status,
      data: got === "" ? undefined : JSON.parse(got),
      hasNext: /rel="next"/.test(answer.headers.get("link") ?? ""),
    };
  };
  const refuse = ({ status, data }: Answer, what: string): never => {
    throw new ForgeRefusal(status, { what: `${what}: ${status} ${JSON.stringify(data)}`, means: "", todo: "" });
  };
  return {
    read: async (path, absent = []) => {
      const answer = await ask("GET", path);
      if ([404, ...absent].includes(answer.status)) return undefined;
      return answer.status < 300 ? answer.data : refuse(answer, `read ${path}`);
    },
    list: async (path, key) => {
      const all: unknown[] = [];
      for (let page = 1; ; page++) {
        const answer = await ask("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=100&page=${page}`);
        if (answer.status === 404) return [];
        if (answer.status >= 300) return refuse(answer, `list ${path}`);
        const items: unknown = key === undefined ? answer.data : Object(answer.data)[key];
        if (!Array.isArray(items)) throw new Error(`${path} gives no list.`);
        all.push(...items);
        if (!answer.hasNext) return all;
      }
    },
    query: async (text, variables) => {
      const answer = await ask("POST", "/graphql", { query: text, variables });
      return answer.status === 200 ? Object(answer.data).data : refuse(answer, "ask GraphQL");
    },
    write: async ({ method, path, body, what }) => {
      const answer = await ask(method, path, body);
      return answer.status < 300 ? answer.data : refuse(answer, what);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly hasNext: boolean;
}
