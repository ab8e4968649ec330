import { endingText } from "../../../src/text/ending-text.ts";

test("a program that ended by itself is told by its code, and any other one by the reason", () => {
  expect(`git fetch ${endingText({ code: 128, reason: "" })}`).toBe("git fetch ended with code 128");
  expect(`git fetch ${endingText({ code: null, reason: "it did not end within 30 s" })}`).toBe(
    "git fetch failed (it did not end within 30 s)",
  );
});
