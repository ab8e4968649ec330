import { CommandOutput, PRINT_MARK } from "../../../src/world/ssh/ssh-output.ts";
import { run } from "../../sandbox/processes.ts";

/** What a login shell prints with this noise before the command `printf 'ans\nwer'`. */
async function printed(noise: string): Promise<Buffer> {
  const script = `cat; ${PRINT_MARK}exec printf 'ans\\nwer'`;
  const { stdout } = await run(["sh", "-c", script], { input: noise });
  return Buffer.from(stdout);
}

function read(bytes: Buffer, size: number): { readonly answer: string; readonly output: CommandOutput } {
  let answer = "";
  const output = new CommandOutput((part) => {
    answer += part.toString("utf8");
  });
  for (let at = 0; at < bytes.length; at += size) output.take(bytes.subarray(at, at + size));
  return { answer, output };
}

test.each([
  ["no noise", ""],
  ["a line", "Welcome\n"],
  ["a text without a line end", "Welcome"],
  ["half of the mark", "\nsluice-answer-"],
  ["much", "x".repeat(300_000)],
])("%s before the mark is no part of the answer, whatever the pieces", async (_, noise) => {
  const bytes = await printed(noise);
  for (const size of [1, 7, 1024, bytes.length]) {
    const { answer, output } = read(bytes, Math.max(size, Math.ceil(bytes.length / 5000)));
    expect(answer).toBe("ans\nwer");
    expect(output.begun).toBe(true);
  }
});

test("without the mark there is no answer, and the end of what was printed is kept", () => {
  const { answer, output } = read(Buffer.from(`${"y".repeat(5000)}the end`), 100);
  expect(answer).toBe("");
  expect(output.begun).toBe(false);
  expect(output.before).toHaveLength(2000);
  expect(output.before).toMatch(/ythe end$/);
});
