import { describe, expect, it } from "vitest";
import { localPath, nextStepCookie, readNextStep } from "./next-step.ts";

describe("localPath", () => {
  it.each(["/", "/challenges/a-1/apply", "/messages/cnv_1?approve", "/my/work#now", "/settings/%09/x"])(
    "leads on to %j",
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  it.each([
    null,
    "",
    "challenges",
    "https://evil.com/",
    "//evil.com",
    "///evil.com",
    "/\\evil.com",
    "/a\\b",
    "/\t/evil.com",
    "/\n/evil.com",
    "\t//evil.com",
    "/a\u0000b",
    "/a\u007fb",
    "//[",
    "/.//evil.com",
  ])("leads nowhere with %j", (path) => {
    expect(localPath(path)).toBeNull();
  });

  it("is what a query's %09 becomes", () => {
    expect(localPath(new URLSearchParams("next=/%09/evil.com").get("next"))).toBeNull();
  });
});

describe("the next step's cookie", () => {
  const cookie = (path: string) => nextStepCookie(path, true).split(";")[0] ?? "";

  it("brings a path back", () => {
    expect(readNextStep(`a=1; ${cookie("/challenges/a-1/apply?x=1;2")}`)).toBe("/challenges/a-1/apply?x=1;2");
  });

  it("leads nowhere when it is not ours", () => {
    expect(readNextStep(cookie("//evil.com"))).toBeNull();
    expect(readNextStep("oc_next=%E0%A4%A")).toBeNull();
    expect(readNextStep("other=/x")).toBeNull();
    expect(readNextStep(null)).toBeNull();
  });
});
