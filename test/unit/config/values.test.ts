import fc from "fast-check";
import { editDistance, nearestKey } from "../../../src/config/nearest.ts";
import { readBoolean, readDuration, readInteger, readList, readPairs, readSize } from "../../../src/config/values.ts";

const given = (text: string) => ({ name: "x", text });

test.each([
  ["800ms", 800],
  ["30s", 30_000],
  ["5m", 300_000],
  ["1h", 3_600_000],
  ["1m30s", 90_000],
  ["1.5s", 1500],
  ["2d", 172_800_000],
])("%s is %d ms", (text, ms) => {
  expect(readDuration(given(text))).toBe(ms);
});

test.each(["", "30", "30 s", "s", "-5m", "5m!", "1e3s"])("%j is no duration", (text) => {
  expect(() => readDuration(given(text))).toThrow("a duration such as 30s, 5m or 1h");
});

test("any whole number of seconds comes back as it was written", () => {
  fc.assert(fc.property(fc.nat(1_000_000), (seconds) => readDuration(given(`${seconds}s`)) === seconds * 1000));
});

test("sizes are KiB", () => {
  expect(readSize(given("512MiB"))).toBe(512 * 1024);
  expect(readSize(given("1.5 GiB"))).toBe(1536 * 1024);
  expect(() => readSize(given("2GB"))).toThrow("a size such as 512MiB");
});

test("only true and false are booleans: another word is refused, not guessed", () => {
  expect(readBoolean(given("true"))).toBe(true);
  expect(readBoolean(given("false"))).toBe(false);
  for (const text of ["yes", "True", "1", "on", ""]) expect(() => readBoolean(given(text))).toThrow("true or false");
});

test("integers keep their range", () => {
  expect(readInteger(given("22"), { min: 1, max: 65535 })).toBe(22);
  for (const text of ["0", "65536", "2.5", "", "0x16", "-1"])
    expect(() => readInteger(given(text), { min: 1, max: 65535 })).toThrow("from 1 to 65535");
});

test("lists split at commas and lines, and never hold an empty item", () => {
  expect(readList(" a, b\n\nc,,")).toEqual(["a", "b", "c"]);
});

test("pairs keep everything after the first separator, and refuse a name twice", () => {
  expect(readPairs(given("A=1=2\nB="), "=", /^[A-Z]+$/, "w")).toEqual({ A: "1=2", B: "" });
  expect(() => readPairs(given("A=1\nA=2"), "=", /^[A-Z]+$/, "w")).toThrow();
});

test("a pair that is refused does not show its value, which may be a secret", () => {
  expect(() => readPairs(given("my secret"), "=", /^[A-Z]+$/, "lines of NAME=value")).toThrow(/^(?!.*my secret)/s);
});

test("the edit distance is a distance", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (left, right) => {
      expect(editDistance(left, right)).toBe(editDistance(right, left));
      expect(editDistance(left, right) === 0).toBe(left === right);
      expect(editDistance(left, right)).toBeLessThanOrEqual(Math.max(left.length, right.length));
    }),
  );
});

test("what resembles nothing gets no suggestion", () => {
  expect(nearestKey("hosst", ["hosts", "gates"])).toBe("hosts");
  expect(nearestKey("banana", ["hosts", "gates"])).toBeUndefined();
});
