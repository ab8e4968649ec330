import { withoutComments } from "../../../scripts/bundling/comments.ts";

describe("code of a bundle without its comments", () => {
  test("a comment goes with the lines that it has to itself, and each other line stays as it is", () => {
    const code = 'const a = 1;\n\n  /**\n   * Why.\n   */\n  const b = "// no comment"; // one\n// last\n';
    expect(withoutComments(code)).toBe('const a = 1;\n\n  const b = "// no comment";  \n');
  });

  test("what only looks like a comment stays: in a string, a pattern or a template", () => {
    const code = "const all = ['/* a */', /[/*]a*/g, `\n// b\n\n/* c */\n`];\n";
    expect(withoutComments(code)).toBe(code);
  });

  test("a line break in a comment still ends a statement, and words do not join", () => {
    expect(withoutComments("const f = () => { return /*\n*/ 1; };")).toBe("const f = () => { return \n 1; };");
    for (const end of ["\r", "\u2028", "\u2029"])
      expect(withoutComments(`f = () => { return /*${end}*/ 1; };`)).toBe("f = () => { return \n 1; };");
    expect(withoutComments("typeof/* a b */a")).toBe("typeof a");
  });

  test.each([
    "/* Copyright (c) someone */",
    "// Licensed under the MIT license",
    "/*! @preserve */",
    "/* planFingerprint */",
  ])("%s stays", (comment) => {
    expect(withoutComments(`${comment}\nrun();\n`)).toBe(`${comment}\nrun();\n`);
  });
});
