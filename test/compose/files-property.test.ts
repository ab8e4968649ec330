import { randomInt } from "node:crypto";
import { IS_DEEP } from "../sandbox/deep.ts";
import { type ComposeStage, openComposeStage } from "./compose-scene.ts";
import { type Act, actsFrom } from "./files-acts.ts";
import { FilesStory } from "./files-story.ts";

const { SEED = String(randomInt(2 ** 31)) } = process.env;
const COUNT = IS_DEEP ? 40 : 8;

let stage: ComposeStage;

beforeAll(async () => {
  stage = await openComposeStage();
});

afterAll(async () => {
  await stage.close();
});

test(
  `whatever happens in whatever order, the host's files stay, and Git's are those of the release that runs (SEED=${SEED})`,
  async () => {
    const story = new FilesStory(await stage.scene());
    const done: string[] = [];
    for (const act of actsFrom(Number(SEED), COUNT)) {
      done.push(named(act));
      const problems = await story.play(act);
      if (problems.length > 0)
        throw new Error(`With SEED=${SEED}, after\n  ${done.join("\n  ")}\n${problems.join("\n")}\n${story.log}`);
    }
  },
  COUNT * 60_000,
);

function named(act: Act): string {
  switch (act.act) {
    case "deploy":
      return `a deploy that ends ${act.ends}: ${Object.keys(act.files).join(", ")}`;
    case "kill":
      return `a ${act.kill.of} whose worker is killed ${act.kill.whom} after ${act.kill.after}`;
    case "kill the runner":
      return `a deploy whose runner is killed after ${act.waitMs} ms`;
    case "person":
      return `a person ${act.does}`;
    default:
      return "a rollback";
  }
}
