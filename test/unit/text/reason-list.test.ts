import { reasonList } from "../../../src/text/reason-list.ts";

test("one reason stays in its line, and several are a list in which each is once", () => {
  expect(reasonList(["A is closed."], "It is not released:")).toBe("It is not released: A is closed.");
  expect(reasonList(["Wait."])).toBe("Wait.");
  expect(reasonList(["A is closed.", "B is open.", "B is open."], "It is not released:")).toBe(
    "It is not released:\n- A is closed.\n- B is open.",
  );
});
