import { type CorpusScene, chosenCorpus, openCorpusScene, shareOfCorpus } from "./corpus-scene.ts";
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

  test(`share ${share} is one of ${SHARES} that together have each chosen project once`, () => {
    const shares = Array.from({ length: SHARES }, (_, at) => shareOfCorpus(at + 1, SHARES));
    const names = shares.flat().map(({ name }) => name);
    expect(names.toSorted()).toEqual(
      chosenCorpus()
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  for (const project of shareOfCorpus(share, SHARES)) {
    test.concurrent(`${project.name}: ${project.title}`, async () => {
      await proveProject(project, await opened());
    });
  }
}
