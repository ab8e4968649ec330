import { type CorpusScene, openCorpusScene, shareOfCorpus } from "./corpus-scene.ts";
import { proveProject } from "./corpus-story.ts";

/** The corpus is cut into as many test files as workers usually run. */
const SHARES = 3;

/** Each project as a test of its own; Jest runs a few of them beside each other. */
export function testShare(share: number): void {
  let scene: Promise<CorpusScene> | undefined;
  const opened = (): Promise<CorpusScene> => {
    scene ??= openCorpusScene();
    return scene;
  };
  afterAll(async () => {
    await (await scene)?.production.close();
  });

  const projects = shareOfCorpus(share, SHARES);
  // Jest refuses a file without a test, and CORPUS_ONLY may name projects of other shares only.
  if (projects.length === 0) test.todo("no project of this share is named by CORPUS_ONLY");
  for (const project of projects) {
    test.concurrent(`${project.name}: ${project.title}`, async () => {
      await proveProject(project, await opened());
    });
  }
}
