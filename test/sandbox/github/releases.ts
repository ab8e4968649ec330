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
  readonly assets: Asset[];
}

interface Asset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly uploader: Person;
  readonly createdAt: number;
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
        ...{ publishedAt: undefined, assets: [] },
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
    ...assetHandlers(hub),
  };
}

function assetHandlers(hub: Hub): Handlers {
  const releaseOf = (id: number): Release | undefined =>
    [...hub.releases.values()].find(({ assets }) => assets.some((one) => one.id === id));
  return {
    // GitHub takes it at uploads.github.com, which this double is as well.
    "repos/upload-release-asset": ({ param, query, text, who }) => {
      const release = hub.releases.get(Number(param("release_id")));
      const name = query.get("name") ?? "";
      if (release === undefined) return notFound();
      if (release.assets.some((one) => one.name === name))
        return refused(422, "Validation Failed", [{ resource: "ReleaseAsset", code: "already_exists", field: "name" }]);
      const asset: Asset = {
        ...{ id: hub.nextId(), name, size: Buffer.byteLength(text) },
        ...{ uploader: who.person, createdAt: hub.now() },
      };
      release.assets.push(asset);
      return created(assetShape(hub, asset));
    },
    "repos/get-release-asset": ({ param }) => {
      const id = Number(param("asset_id"));
      const asset = releaseOf(id)?.assets.find((one) => one.id === id);
      return asset === undefined ? notFound() : ok(assetShape(hub, asset));
    },
    "repos/delete-release-asset": ({ param }) => {
      const id = Number(param("asset_id"));
      const release = releaseOf(id);
      if (release === undefined) return notFound();
      release.assets.splice(
        release.assets.findIndex((one) => one.id === id),
        1,
      );
      return { status: 204 };
    },
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
    assets: release.assets.map((one) => assetShape(hub, one)),
    created_at: stamp(createdAt),
    published_at: publishedAt === undefined ? null : stamp(publishedAt),
  });
}

function assetShape(hub: Hub, { id, name, size, uploader, createdAt }: Asset): Fields {
  const url = `${place(hub)}/releases/assets/${id}`;
  return filled("release-asset", hub.api, {
    ...{ id, url, name, size, state: "uploaded", content_type: "text/html", browser_download_url: `${url}/download` },
    ...{ uploader: userShape(hub, uploader), created_at: stamp(createdAt), updated_at: stamp(createdAt) },
  });
}
