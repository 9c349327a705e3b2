import { expect, it } from "vitest";
import { printedDocs } from "./printed-docs.ts";

it.each(await printedDocs())("$path is as `npm run docs` prints it", ({ is, shouldBe }) => {
  expect(is).toBe(shouldBe);
});
