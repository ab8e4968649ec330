import type { Ref, Signature } from "./git.ts";
import { created, type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import type { Fields } from "./neutral.ts";
import { paged } from "./pages.ts";
import { pushRef } from "./pushes.ts";

interface RefBody {
  readonly ref: string;
  readonly sha: string;
  readonly force?: boolean;
}

interface TagBody {
  readonly tag: string;
  readonly message: string;
  readonly object: string;
  readonly type: string;
  readonly tagger?: { readonly name: string; readonly email: string; readonly date?: string };
}

/** Branches and tags, and annotated tag objects. */
export function refHandlers(hub: Hub): Handlers {
  const exact = (ref: string): Ref | undefined => hub.git.refs(`refs/${ref}`).find((one) => one.ref === `refs/${ref}`);
  return {
    "git/get-ref": ({ params: { ref = "" } }) => {
      const found = exact(ref);
      return found === undefined ? notFound() : ok(refShape(hub, found));
    },
    "git/list-matching-refs": ({ params: { ref = "" }, query }) =>
      ok(paged(hub.git.refs(`refs/${ref}`), query).map((one) => refShape(hub, one))),
    "git/create-ref": (call) => {
      const { ref, sha }: RefBody = JSON.parse(call.text);
      if (!/^refs\/[^/]+\/./.test(ref) || !hub.git.isRefName(ref)) return refused(422, "Reference name is invalid");
      if (exact(ref.slice(5)) !== undefined) return refused(422, "Reference already exists");
      const type = hub.git.kindOf(sha);
      if (type === undefined) return refused(422, "Object does not exist");
      pushRef(hub, call.who, { ref, after: sha });
      return created(refShape(hub, { ref, sha, type }));
    },
    "git/update-ref": (call) => {
      const { sha, force = false }: RefBody = JSON.parse(call.text);
      const found = exact(call.param("ref"));
      const type = hub.git.kindOf(sha);
      if (found === undefined) return refused(422, "Reference does not exist");
      if (type === undefined) return refused(422, "Object does not exist");
      if (!force && !hub.git.isAncestor(found.sha, sha)) return refused(422, "Update is not a fast forward");
      if (hub.protectedBranches.has(found.ref.replace("refs/heads/", ""))) {
        return refused(422, "Repository rule violations found\n\nChanges must be made through a pull request.");
      }
      pushRef(hub, call.who, { ref: found.ref, after: sha });
      return ok(refShape(hub, { ref: found.ref, sha, type }));
    },
    "git/delete-ref": (call) => {
      const found = exact(call.param("ref"));
      if (found === undefined) return refused(422, "Reference does not exist");
      pushRef(hub, call.who, { ref: found.ref, after: undefined });
      return { status: 204 };
    },
    "git/create-tag": ({ text, who }) => {
      const { tag, message, object, type, tagger }: TagBody = JSON.parse(text);
      if (hub.git.kindOf(object) !== type) return refused(422, "Object does not exist or has another type");
      const email = `${who.person.id}+${who.person.login}@users.noreply.github.com`;
      const date = stamp(hub.now());
      const by: Signature = { name: who.person.login, email, date, ...tagger };
      return created(tagShape(hub, hub.git.makeTag({ tag, message, object, type, tagger: by })));
    },
    "git/get-tag": ({ params: { tag_sha = "" } }) =>
      hub.git.kindOf(tag_sha) === "tag" ? ok(tagShape(hub, tag_sha)) : notFound(),
    "repos/list-tags": ({ query }) =>
      ok(paged(hub.git.refs("refs/tags/"), query).map(({ ref }) => listedTag(hub, ref.slice(10)))),
  };
}

function refShape(hub: Hub, { ref, sha, type }: Ref): Fields {
  const here = place(hub);
  const object = { type, sha, url: `${here}/git/${type}s/${sha}` };
  return { ref, node_id: `REF_${ref}`, url: `${here}/git/${ref}`, object };
}

function tagShape(hub: Hub, sha: string): Fields {
  const { object, type, tag, tagger, message } = hub.git.tagObject(sha);
  const here = place(hub);
  const target = { sha: object, type, url: `${here}/git/${type}s/${object}` };
  const verification = { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };
  const url = `${here}/git/tags/${sha}`;
  return { sha, url, node_id: `T_${sha}`, tagger, object: target, tag, message, verification };
}

function listedTag(hub: Hub, name: string): Fields {
  const here = place(hub);
  const sha = hub.git.commitOf(`refs/tags/${name}`) ?? "";
  const [zipball_url, tarball_url] = [`${here}/zipball/refs/tags/${name}`, `${here}/tarball/refs/tags/${name}`];
  return { name, node_id: `REF_${name}`, commit: { sha, url: `${here}/commits/${sha}` }, zipball_url, tarball_url };
}
