import fc from "fast-check";
import { readDuration, readTimeLimit } from "../../../src/config/values.ts";

const given = (text: string) => ({ name: "timeout", text });

test("a duration that no timer can hold is refused: it would be over at once", () => {
  expect(readDuration(given("24d"))).toBeLessThan(2 ** 31);
  expect(() => readDuration(given("25d"))).toThrow('`timeout` is "25d", which is not a duration of at most 24d.');
  expect(() => readDuration(given(`${"9".repeat(400)}h`))).toThrow("a duration of at most 24d");
});

test("a time limit of nothing is refused, a pause of nothing is not", () => {
  expect(readDuration(given("0s"))).toBe(0);
  expect(() => readTimeLimit(given("0s"))).toThrow("a duration of at least 1ms");
});

test("parts add up, in whatever order they stand", () => {
  const part = fc.tuple(fc.nat(50), fc.constantFrom(["s", 1000] as const, ["m", 60_000] as const, ["ms", 1] as const));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const text = parts.map(([amount, [unit]]) => `${amount}${unit}`).join("");
      expect(readDuration(given(text))).toBe(parts.reduce((sum, [amount, [, unit]]) => sum + amount * unit, 0));
    }),
  );
});

test("whatever is given, it is a duration or refused by name", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.]{0,4}(ms|[smhd]| ){0,2}$/)), (text) => {
      let read: number | string;
      try {
        read = readDuration(given(text));
      } catch (error) {
        read = String(error);
      }
      if (typeof read === "string") expect(read).toContain("`timeout` is");
      else expect(read).toBeGreaterThanOrEqual(0);
    }),
  );
});
