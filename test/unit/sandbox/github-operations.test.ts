import { type Asked, type GithubScene, githubScene } from "./github-scene.ts";

let scene: GithubScene;

beforeAll(async () => {
  scene = await githubScene();
}, 30_000);

// Throws when anything that was asked or answered here is not as GitHub describes it.
afterAll(() => scene.end());

const repo = "/repos/acme/shop";

test("refs, tags and commits are those of the git repository", async () => {
  const { ask, head } = scene;
  expect(await ask("GET", `${repo}/git/ref/heads/main`)).toMatchObject({
    status: 200,
    body: { object: { sha: head } },
  });
  const tag = await ask("GET", `${repo}/git/ref/tags%2Fv1.0.0`);
  expect(tag).toMatchObject({ status: 200, body: { ref: "refs/tags/v1.0.0", object: { type: "tag" } } });
  expect(await ask("GET", `${repo}/git/matching-refs/tags/v1`)).toMatchObject({ body: [{ ref: "refs/tags/v1.0.0" }] });
  for (const ref of ["tags/v1.0.0", "tags%2Fv1.0.0", "v1.0.0", "main", "heads/main", head, head.slice(0, 9)]) {
    expect(await ask("GET", `${repo}/commits/${ref}`)).toMatchObject({ status: 200, body: { sha: head } });
  }
  expect(await ask("GET", `${repo}/commits/tags/v9`)).toMatchObject({ status: 422 });
  expect(await ask("GET", `${repo}/commits?per_page=1`)).toMatchObject({ body: [{ sha: head }] });
  expect(await ask("GET", `${repo}/git/commits/${head}`)).toMatchObject({ body: { message: "More" } });
});

test("a tag made through the API is in the repository", async () => {
  const { ask, head, origin } = scene;
  const wish = { tag: "v1.1.0", message: "Release v1.1.0", object: head, type: "commit" };
  const made = await ask("POST", `${repo}/git/tags`, { body: wish });
  expect(made).toMatchObject({ status: 201, body: { tag: "v1.1.0", object: { sha: head }, tagger: { name: "olga" } } });
  const sha = new Map(Object.entries(Object(made.body))).get("sha");
  expect(await ask("GET", `${repo}/git/tags/${sha}`)).toMatchObject({
    status: 200,
    body: { message: "Release v1.1.0" },
  });
  const body = { ref: "refs/tags/v1.1.0", sha };
  expect(await ask("POST", `${repo}/git/refs`, { body })).toMatchObject({
    status: 201,
    body: { object: { type: "tag" } },
  });
  const again = await ask("POST", `${repo}/git/refs`, { body });
  expect(again).toMatchObject({ status: 422, body: { message: "Reference already exists" } });
  await origin.cloneTo(`${origin.folder}-clone`, "refs/tags/v1.1.0");
  expect(await ask("DELETE", `${repo}/git/refs/tags/v1.1.0`)).toMatchObject({ status: 204 });
  expect(await ask("GET", `${repo}/git/ref/tags/v1.1.0`)).toMatchObject({ status: 404 });
});

test("comparison and contents", async () => {
  const { ask, head } = scene;
  const [, before = ""] = await ask("GET", `${repo}/commits`).then(({ body }) =>
    Array.isArray(body) ? body.map(({ sha }) => String(sha)) : [],
  );
  const ahead = await ask("GET", `${repo}/compare/${before}...v1.0.0`);
  expect(ahead).toMatchObject({
    status: 200,
    body: { status: "ahead", ahead_by: 1, files: [{ filename: "docs/more.md" }] },
  });
  expect(await ask("GET", `${repo}/compare/main...main`)).toMatchObject({ body: { status: "identical" } });
  const file = await ask("GET", `${repo}/contents/compose.yml?ref=${head}`);
  expect(file).toMatchObject({ body: { type: "file", content: Buffer.from("services: {}\n").toString("base64") } });
  expect(await ask("GET", `${repo}/contents/docs`)).toMatchObject({ body: [{ name: "more.md", type: "file" }] });
  expect(await ask("GET", `${repo}/contents/nothing`)).toMatchObject({ status: 404 });
});

test("a release is made as a draft, published once, and found by its tag", async () => {
  const { ask } = scene;
  const wish = { tag_name: "v2.0.0", name: "Two", body: "notes", draft: true };
  const draft = await ask("POST", `${repo}/releases`, { body: wish });
  expect(draft).toMatchObject({ status: 201, body: { draft: true, published_at: null } });
  expect(await ask("GET", `${repo}/releases/tags/v2.0.0`)).toMatchObject({ status: 404 });
  const id = new Map(Object.entries(Object(draft.body))).get("id");
  const live = await ask("PATCH", `${repo}/releases/${id}`, { body: { draft: false } });
  expect(live).toMatchObject({ status: 200, body: { draft: false, published_at: "2026-11-01T12:00:00Z" } });
  expect(await ask("GET", `${repo}/releases/tags/v2.0.0`)).toMatchObject({ status: 200, body: { name: "Two" } });
  expect(await ask("GET", `${repo}/git/ref/tags/v2.0.0`)).toMatchObject({ status: 200 });
  const twice = await ask("POST", `${repo}/releases`, { body: { tag_name: "v2.0.0" } });
  expect(twice).toMatchObject({ status: 422, body: { errors: [{ code: "already_exists" }] } });
  expect(await ask("GET", `${repo}/releases`)).toMatchObject({ body: [{ tag_name: "v2.0.0" }] });
  expect(await ask("GET", `${repo}/releases/latest`)).toMatchObject({ body: { tag_name: "v2.0.0" } });
});

test("a release has one asset of a name", async () => {
  const { ask } = scene;
  const made = await ask("POST", `${repo}/releases`, { body: { tag_name: "v1.0.0", draft: true } });
  const id = new Map(Object.entries(Object(made.body))).get("id");
  const upload = (): Promise<Asked> => ask("POST", `${repo}/releases/${id}/assets?name=page.html`, { body: "<p>" });
  const first = await upload();
  expect(first).toMatchObject({ status: 201, body: { name: "page.html", size: 5 } });
  expect(await upload()).toMatchObject({ status: 422 });
  const asset = `${repo}/releases/assets/${new Map(Object.entries(Object(first.body))).get("id")}`;
  expect(await ask("GET", asset)).toMatchObject({ status: 200, body: { name: "page.html" } });
  expect(await ask("DELETE", asset)).toMatchObject({ status: 204 });
  expect(await ask("GET", asset)).toMatchObject({ status: 404 });
  expect(await upload()).toMatchObject({ status: 201 });
  expect(await ask("GET", `${repo}/releases/${id}`)).toMatchObject({ body: { assets: [{ name: "page.html" }] } });
  await ask("DELETE", `${repo}/releases/${id}`);
});

test("deployments and their statuses", async () => {
  const { ask, head } = scene;
  const made = await ask("POST", `${repo}/deployments`, { body: { ref: "v1.0.0", environment: "staging" } });
  expect(made).toMatchObject({
    status: 201,
    body: { sha: head, environment: "staging", production_environment: false },
  });
  const id = new Map(Object.entries(Object(made.body))).get("id");
  const body = { state: "success", environment_url: "https://staging.example.org", log_url: "https://example.org/log" };
  const status = await ask("POST", `${repo}/deployments/${id}/statuses`, { body });
  expect(status).toMatchObject({ status: 201, body: { state: "success", environment: "staging" } });
  expect(await ask("GET", `${repo}/deployments?environment=staging&sha=${head}`)).toMatchObject({ body: [{ id }] });
  expect(await ask("GET", `${repo}/deployments?environment=elsewhere`)).toMatchObject({ body: [] });
  expect(await ask("GET", `${repo}/deployments/${id}`)).toMatchObject({ body: { id } });
  expect(await ask("GET", `${repo}/deployments/${id}/statuses`)).toMatchObject({ body: [{ state: "success" }] });
});

test("a success makes the ones before it inactive, in an environment that is not production", async () => {
  const { ask } = scene;
  const deploy = async (environment: string): Promise<string> => {
    const made = await ask("POST", `${repo}/deployments`, { body: { ref: "v1.0.0", environment } });
    const id = String(new Map(Object.entries(Object(made.body))).get("id"));
    await ask("POST", `${repo}/deployments/${id}/statuses`, { body: { state: "success" } });
    return id;
  };
  for (const [environment, state] of [
    ["review", "inactive"],
    ["production", "success"],
  ] as const) {
    const first = await deploy(environment);
    await deploy(environment);
    const statuses = await ask("GET", `${repo}/deployments/${first}/statuses?per_page=1`);
    expect(statuses).toMatchObject({ body: [{ state }] });
  }
});

test("commit statuses and their sum", async () => {
  const { ask, head } = scene;
  expect(await ask("GET", `${repo}/commits/v1.0.0/status`)).toMatchObject({
    body: { state: "pending", total_count: 0 },
  });
  for (const state of ["pending", "success"]) {
    const made = await ask("POST", `${repo}/statuses/${head}`, { body: { state, context: "build" } });
    expect(made).toMatchObject({ status: 201, body: { state } });
  }
  expect(await ask("GET", `${repo}/commits/v1.0.0/status`)).toMatchObject({
    body: { state: "success", total_count: 1 },
  });
  expect(await ask("GET", `${repo}/commits/main/statuses`)).toMatchObject({
    body: [{ state: "success" }, { state: "pending" }],
  });
});

test("issues, labels, comments and reactions", async () => {
  const { ask, pass } = scene;
  const issue = await ask("POST", `${repo}/issues`, { body: { title: "Release v1", labels: ["release"] } });
  expect(issue).toMatchObject({
    status: 201,
    body: { state: "open", user: { login: "olga" }, labels: [{ name: "release" }] },
  });
  const number = new Map(Object.entries(Object(issue.body))).get("number");
  expect(await ask("POST", `${repo}/labels`, { body: { name: "frozen", color: "ff0000" } })).toMatchObject({
    status: 201,
  });
  const labels = await ask("POST", `${repo}/issues/${number}/labels`, { body: { labels: ["frozen"] } });
  expect(labels).toMatchObject({ status: 200, body: [{ name: "release" }, { name: "frozen" }] });
  expect(await ask("DELETE", `${repo}/issues/${number}/labels/frozen`)).toMatchObject({ body: [{ name: "release" }] });
  const comment = await ask("POST", `${repo}/issues/${number}/comments`, { body: { body: "/approve v1" } });
  expect(comment).toMatchObject({ status: 201, body: { author_association: "OWNER", user: { login: "olga" } } });
  const id = new Map(Object.entries(Object(comment.body))).get("id");
  pass(5000);
  const edited = await ask("PATCH", `${repo}/issues/comments/${id}`, { body: { body: "never mind" } });
  expect(edited).toMatchObject({ body: { created_at: "2026-11-01T12:00:00Z", updated_at: "2026-11-01T12:00:05Z" } });
  expect(await ask("GET", `${repo}/issues/${number}/comments`)).toMatchObject({ body: [{ body: "never mind" }] });
  const eyes = { body: { content: "eyes" } };
  expect(await ask("POST", `${repo}/issues/comments/${id}/reactions`, eyes)).toMatchObject({ status: 201 });
  expect(await ask("POST", `${repo}/issues/comments/${id}/reactions`, eyes)).toMatchObject({ status: 200 });
  expect(await ask("GET", `${repo}/issues/comments/${id}/reactions`)).toMatchObject({ body: [{ content: "eyes" }] });
  const closed = await ask("PATCH", `${repo}/issues/${number}`, { body: { state: "closed" } });
  expect(closed).toMatchObject({ body: { state: "closed", closed_at: "2026-11-01T12:00:05Z" } });
  expect(await ask("GET", `${repo}/issues?labels=release&state=all`)).toMatchObject({ body: [{ number }] });
  expect(await ask("GET", `${repo}/issues`)).toMatchObject({ body: [] });
});

test("pull requests of a commit, the repository, and people", async () => {
  const { ask, github, head } = scene;
  const made = await ask("POST", `${repo}/pulls`, { body: { title: "More", head: "main", base: "main" } });
  expect(made).toMatchObject({ status: 201, body: { title: "More", state: "open" } });
  const number = new Map(Object.entries(Object(made.body))).get("number");
  github.control.mergePull(Number(number), head);
  expect(await ask("GET", `${repo}/commits/${head}/pulls`)).toMatchObject({ body: [{ number, state: "closed" }] });
  expect(await ask("GET", `${repo}/pulls/${number}`)).toMatchObject({ body: { merged: true } });
  expect(await ask("GET", `${repo}/pulls`)).toMatchObject({ status: 200, body: [] });
  expect(await ask("GET", repo)).toMatchObject({ body: { default_branch: "main", private: false } });
  const rene = await ask("GET", `${repo}/collaborators/rene/permission`);
  expect(rene).toMatchObject({ body: { permission: "read", user: { login: "rene" } } });
  expect(await ask("GET", `${repo}/collaborators/nobody/permission`)).toMatchObject({ status: 404 });
  expect(await ask("GET", "/users/olga")).toMatchObject({ body: { login: "olga", type: "User" } });
  expect(await ask("GET", "/user")).toMatchObject({ body: { login: "olga" } });
  expect(await ask("GET", "/rate_limit")).toMatchObject({ body: { rate: { limit: 5000 } } });
});

test("lists of tags, labels and jobs, and a branch policy added by the API", async () => {
  const { ask, github } = scene;
  expect(await ask("GET", `${repo}/tags`)).toMatchObject({ body: [{ name: "v2.0.0" }, { name: "v1.0.0" }].reverse() });
  expect(await ask("GET", `${repo}/labels/frozen`)).toMatchObject({ status: 200, body: { color: "ff0000" } });
  expect(await ask("POST", `${repo}/labels`, { body: { name: "frozen" } })).toMatchObject({ status: 422 });
  const olga = github.control.addPerson({ login: "otto", permission: "maintain" });
  const branches = { protected_branches: false, custom_branch_policies: true };
  const body = { wait_timer: 10, reviewers: [{ type: "User", id: olga.id }], deployment_branch_policy: branches };
  const made = await ask("PUT", `${repo}/environments/pre%2Fview`, { body });
  expect(made).toMatchObject({ status: 200, body: { name: "pre/view", protection_rules: [{}, {}, {}] } });
  const policies = `${repo}/environments/pre%2Fview/deployment-branch-policies`;
  expect(await ask("POST", policies, { body: { name: "release/*" } })).toMatchObject({ body: { name: "release/*" } });
  expect(await ask("GET", policies)).toMatchObject({ body: { total_count: 1 } });
  expect(await ask("DELETE", `${repo}/environments/pre%2Fview`)).toMatchObject({ status: 204 });
  const run = github.control.startRun({ workflow: "x.yml", event: "push", ref: "main", actor: "olga" });
  const job = github.control.addJob(run, { name: "build" });
  expect(await ask("GET", `${repo}/actions/jobs/${job}`)).toMatchObject({ body: { id: job, status: "queued" } });
  expect(await ask("GET", `${repo}/actions/workflows/deploy.yml`)).toMatchObject({ body: { name: "Deploy" } });
  expect(await ask("GET", `${repo}/actions/workflows/deploy.yml/runs`)).toMatchObject({ body: { total_count: 0 } });
  const moved = { body: { sha: scene.head, force: true } };
  expect(await ask("PATCH", `${repo}/git/refs/heads/main`, moved)).toMatchObject({ status: 200 });
  expect(await ask("GET", "/repos/acme/other")).toMatchObject({ status: 404 });
});

test("pull requests stand among the issues, and what a deleted account wrote belongs to no one", async () => {
  const { ask, github } = scene;
  const { number } = github.control.openPull("olga", { title: "Release v9.0.0", head: "main", base: "main" });
  github.control.addPerson({ login: "gone" });
  const issue = github.control.openIssue("gone", "Release v9.0.0");
  const comment = github.control.comment(issue.number, "gone", "hello");
  github.control.deletePerson("gone");
  const open = await ask("GET", `${repo}/issues?state=open`);
  expect(open.body).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ number, pull_request: expect.objectContaining({ url: expect.any(String) }) }),
      expect.objectContaining({ number: issue.number, user: null }),
    ]),
  );
  expect(await ask("GET", `${repo}/issues/comments/${comment}`)).toMatchObject({ body: { user: null } });
});

test("GraphQL tells when a comment was edited, also within the second in which it was written", async () => {
  const { ask, github } = scene;
  const { control } = github;
  const { number } = control.openIssue("olga", "Edits");
  const comment = control.comment(number, "olga", "one");
  const query = "query ($id: ID!) { node(id: $id) { ... on IssueComment { lastEditedAt } } }";
  const edited = (id = comment): Promise<object> =>
    ask("POST", "/graphql", { body: { query, variables: { id: `IC_${id}` } } });
  expect(await edited()).toMatchObject({ status: 200, body: { data: { node: { lastEditedAt: null } } } });
  control.hideComment(comment);
  expect(await edited()).toMatchObject({ body: { data: { node: { lastEditedAt: null } } } });
  control.editComment(comment, "olga", "two");
  expect(await edited()).toMatchObject({ body: { data: { node: { lastEditedAt: expect.any(String) } } } });
  const { body } = await ask("GET", `${repo}/issues/comments/${comment}`);
  const times = new Map(Object.entries(Object(body)));
  expect(times.get("updated_at")).toBe(times.get("created_at"));
  expect(await edited(999_999)).toMatchObject({ status: 200, body: { data: { node: null } } });
});
