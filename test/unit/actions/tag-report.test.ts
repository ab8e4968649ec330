import type { Started } from "../../../src/tagging/tag-report.ts";
import { renderTag } from "../../../src/tagging/tag-report.ts";

const PAGE = "https://forge.example/example/app/actions/workflows/deploy-prod.yml";
const RUN = "https://forge.example/example/app/actions/runs/7";

test.each<[string, Partial<Started>, string]>([
  ["the run of a push", { by: "push", runUrl: RUN }, `by the push of the tag: [its run](${RUN})`],
  [
    "a push whose run nobody saw",
    { by: "push" },
    `not found: it should be by the push of the tag. [Check whether there is a run](${PAGE})`,
  ],
  [
    "a dispatch",
    { by: "dispatch", reason: "that was requested", runUrl: RUN },
    `by a dispatch, because that was requested: [its run](${RUN})`,
  ],
  ["a dispatch of a forge that names no run", { by: "dispatch" }, `by a dispatch; its run is among [these](${PAGE})`],
  ["nothing", { by: "none" }, "not at all"],
])("people read how the deploy started: %s", (_, started, said) => {
  const report = renderTag({
    ...{ name: "v1.4.0", commit: "a".repeat(40), elsewhere: "", fingerprint: "", hotfix: undefined },
    started: { by: "none", reason: "", runUrl: "", workflowUrl: PAGE, ...started },
  }).text;
  expect(report).toContain(`| Deploy started | ${said} |`);
});
