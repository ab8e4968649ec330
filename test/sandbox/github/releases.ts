import { resolveCommit } from "./commits.ts";
import { type Answer, created, type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import { type Fields, filled } from "./neutral.ts";
import { paged } from "./pages.ts";
import type { Identity, Person } from "./people.ts";
import { pushRef } from "./pushes.ts";
import { userShape } from "./shapes.ts";

export interface Release {
  readonly id: number;
  readonly author: Person;
  readonly createdAt: number;
  tag: string;
  target: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  publishedAt: number | undefined;
}

interface ReleaseBody {
  readonly tag_name?: string;
  readonly target_commitish?: string;
  readonly name?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
}

export function releaseHandlers(hub: Hub): Handlers {
  const all = (): Release[] => [...hub.releases.values()].sort((a, b) => b.id - a.id);
  // Drafts have no tag yet: they are not found by it.
  const published = (tag: string): Release | undefined => all().find((one) => one.tag === tag && !one.draft);
  const answer = (release: Release | undefined): Answer =>
    release === undefined ? notFound() : ok(releaseShape(hub, release));
  const byId = (id: string | undefined): Release | undefined => hub.releases.get(Number(id));
  const taken = (tag: string): Answer | undefined =>
    published(tag) &&
    refused(422, "Validation Failed", [{ resource: "Release", code: "already_exists", field: "tag_name" }]);
  return {
    "repos/list-releases": ({ query, who }) => {
      const sees = who.kind !== "user" || who.person.permission !== "read";
      return ok(
        paged(
          all().filter(({ draft }) => sees || !draft),
          query,
        ).map((one) => releaseShape(hub, one)),
      );
    },
    "repos/get-release": ({ param }) => answer(byId(param("release_id"))),
    "repos/get-release-by-tag": ({ param }) => answer(published(param("tag"))),
    "repos/get-latest-release": () => answer(all().find(({ draft, prerelease }) => !draft && !prerelease)),
    "repos/create-release": ({ text, who }) => {
      const body: ReleaseBody = JSON.parse(text);
      const { tag_name: tag = "", target_commitish: target = hub.defaultBranch, draft = false } = body;
      const refusal = draft ? undefined : taken(tag);
      if (refusal !== undefined) return refusal;
      const { name = null, body: notes = null, prerelease = false } = body;
      const id = hub.nextId();
      const createdAt = hub.now();
      const fresh: Release = {
        ...{ id, author: who.person, createdAt, tag, target, name, body: notes, draft, prerelease },
        publishedAt: undefined,
      };
      if (!draft && !publish(hub, fresh, who)) return refused(422, "Validation Failed: target_commitish is invalid");
      hub.releases.set(id, fresh);
      return created(releaseShape(hub, fresh));
    },
    "repos/update-release": ({ param, text, who }) => {
      const release = byId(param("release_id"));
      if (release === undefined) return notFound();
      const body: ReleaseBody = JSON.parse(text);
      const wasDraft = release.draft;
      const refusal = wasDraft && body.draft === false ? taken(body.tag_name ?? release.tag) : undefined;
      if (refusal !== undefined) return refusal;
      release.tag = body.tag_name ?? release.tag;
      release.target = body.target_commitish ?? release.target;
      release.name = body.name ?? release.name;
      release.body = body.body ?? release.body;
      release.draft = body.draft ?? release.draft;
      release.prerelease = body.prerelease ?? release.prerelease;
      if (wasDraft && !release.draft) publish(hub, release, who);
      return ok(releaseShape(hub, release));
    },
    "repos/delete-release": ({ param }) =>
      hub.releases.delete(Number(param("release_id"))) ? { status: 204 } : notFound(),
  };
}

/** Publishing makes the tag where there is none. False when there is nothing to put it on. */
function publish(hub: Hub, release: Release, who: Identity): boolean {
  if (hub.git.commitOf(`refs/tags/${release.tag}`) === undefined) {
    const sha = resolveCommit(hub, release.target);
    if (sha === undefined) return false;
    pushRef(hub, who, { ref: `refs/tags/${release.tag}`, after: sha });
  }
  release.publishedAt = hub.now();
  return true;
}

function releaseShape(hub: Hub, release: Release): Fields {
  const { id, tag, target, name, body, draft, prerelease, author, createdAt, publishedAt } = release;
  const url = `${place(hub)}/releases/${id}`;
  return filled("release", hub.api, {
    ...{ id, url, tag_name: tag, target_commitish: target, name, body, draft, prerelease },
    html_url: `${hub.api}/${hub.owner}/${hub.repo}/releases/tag/${encodeURIComponent(tag)}`,
    upload_url: `${url}/assets{?name,label}`,
    assets_url: `${url}/assets`,
    author: userShape(hub, author),
    assets: [],
    created_at: stamp(createdAt),
    published_at: publishedAt === undefined ? null : stamp(publishedAt),
  });
}
