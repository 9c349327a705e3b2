import { expect, it } from "vitest";
import { readSkills } from "./skills.ts";

it("reads skills with the comma of any keyboard between them", () => {
  expect(readSkills("react, css，测试、数据،تصميم,, ")).toEqual(["react", "css", "测试", "数据", "تصميم"]);
  expect(readSkills("machine learning")).toEqual(["machine learning"]);
  expect(readSkills("")).toEqual([]);
});
