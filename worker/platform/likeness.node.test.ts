import { expect, it } from "vitest";
import { copiesOf } from "./likeness.ts";

const letter =
  "Dear Petra, I have built three booking calendars with full keyboard support, and would begin with failing tests for the month grid before changing anything. You can expect a first version within nine days, with notes.";

it.each<[string, string, boolean]>([
  ["the same", letter, true],
  ["with another name and other marks", letter.replace("Petra,", "Sami –").toUpperCase(), true],
  ["with a few words changed", letter.replace("nine days", "two weeks"), true],
  ["with a line before it", `Hello there! ${letter}`, true],
  [
    "another letter about the same",
    "I made a calendar once, for a clinic, and know the ARIA pattern for grids. I would need a week, and would ask you about the months first.",
    false,
  ],
  ["a short one", "Dear Petra, I have built three booking", false],
])("%s", (_, other, copies) => {
  expect(copiesOf(letter)(other)).toBe(copies);
  expect(copiesOf(other)(letter)).toBe(copies);
});

it("says nothing of short texts, though they are the same", () => {
  expect(copiesOf("I can do this today.")("I can do this today.")).toBe(false);
});
