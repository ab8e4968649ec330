import { runProgram } from "./program.ts";

// A reader of only the beginning, such as `head`, must not end the program in the middle.
process.stdout.on("error", () => {});

const [, program = "", ...argv] = process.argv;
void runProgram(argv, {
  program,
  folder: process.cwd(),
  say: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
}).then((code) => {
  process.exitCode = code;
});
