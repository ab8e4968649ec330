import { renderTag } from "../../../actions/tag-release/tag-report.ts";
import type { Started } from "../../../actions/tag-release/trigger.ts";

const PAGE = "https://forge.example/example/app/actions/workflows/deploy-prod.yml";
const RUN = "https://forge.example/example/app/actions/runs/7";

test.each<[string, Partial<Started>, string]>([
  ["the run of a push", { by: "push", runUrl: RUN }, `by the push of the tag: [its run](${RUN})`],
  [
    "a push whose run nobody saw",
    { by: "push" },
    `not seen: it should be by the push of the tag. [Look whether there is a run](${PAGE})`,
  ],
  [
    "a dispatch",
    { by: "dispatch", because: "that was asked for", runUrl: RUN },
    `by a dispatch, because that was asked for: [its run](${RUN})`,
  ],
  ["a dispatch of a forge that names no run", { by: "dispatch" }, `by a dispatch; its run is among [these](${PAGE})`],
  ["nothing", { by: "none" }, "not at all"],
])("people read how the deploy started: %s", (_, started, said) => {
  const report = renderTag({
    ...{ name: "v1.4.0", commit: "a".repeat(40), elsewhere: "", fingerprint: "", hotfix: undefined },
    started: { by: "none", because: "", runUrl: "", workflowUrl: PAGE, ...started },
  });
  expect(report).toContain(`| Deploy started | ${said} |`);
});
