import { readRunningSurvey, readSurvey } from "../../../src/host/survey-reader.ts";
import { parsedSurvey, SURVEY_LINES, surveyText } from "../../fakes/survey.ts";

test("a whole survey is read", () => {
  const survey = parsedSurvey();
  expect(survey.host.name).toBe("prod-1");
  expect(survey.engine?.version).toBe("27.0.1");
  expect(survey.current).toBeUndefined();
  expect(survey.lock.held).toBe(false);
});

test("an empty answer is no survey: a stub that exits 0 and prints nothing fails the stage", () => {
  expect(() => readSurvey("")).toThrow(/it is empty/);
});

test("a survey that is cut off anywhere is refused", () => {
  const text = surveyText(SURVEY_LINES);
  for (let length = 1; length < text.length - 1; length += 7) expect(() => readSurvey(text.slice(0, length))).toThrow();
});

test("a survey that lost a line in the middle is refused by its count", () => {
  const lines = surveyText(SURVEY_LINES).split("\n");
  expect(() => readSurvey([...lines.slice(0, 2), ...lines.slice(3)].join("\n"))).toThrow(/5 lines, but 6 were written/);
});

test("a survey without its lock is refused: an unreadable lock is never a free one", () => {
  expect(() => parsedSurvey(SURVEY_LINES.filter((line) => !line.includes('"lock"')))).toThrow(/no line "lock"/);
});

test("a current release without a record is refused while the engine answers", () => {
  expect(() => parsedSurvey([...SURVEY_LINES, '{"v":1,"kind":"current","release":"r9"}'])).toThrow(/no record of it/);
});

test("a silent engine leaves no engine in the survey", () => {
  expect(parsedSurvey(SURVEY_LINES.filter((line) => !line.includes('"engine"'))).engine).toBeUndefined();
});

test("what is not JSON is shown, cut, in the refusal", () => {
  expect(() => readSurvey("Welcome to prod-1!\n")).toThrow(/Welcome to prod-1!/);
});

const HOST_LINE = SURVEY_LINES.find((line) => line.includes('"host"')) ?? "";

test("a survey after a change reads what is recorded", () => {
  const running = '{"v":1,"kind":"running","release":"r9","version":"v2.0.0","commit":"abc"}';
  const survey = readRunningSurvey(surveyText([HOST_LINE, running]));
  expect(survey.current).toMatchObject({ release: "r9", version: "v2.0.0" });
  expect(survey.containers).toEqual([]);
});

test("a survey after a change refuses a recorded release without its record", () => {
  const running = '{"v":1,"kind":"running","release":"r9","version":"","commit":""}';
  expect(() => readRunningSurvey(surveyText([HOST_LINE, running]))).toThrow(/no record of it/);
});

test("a survey after a change that is cut off, or that says nothing of the host, is refused", () => {
  expect(() => readRunningSurvey("")).toThrow(/it is empty/);
  expect(() => readRunningSurvey(surveyText([]))).toThrow(/no line "host"/);
});
