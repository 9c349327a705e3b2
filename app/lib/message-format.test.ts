import { expect, it } from "vitest";
import { formatText } from "./message-format.ts";

it("keeps what people wrote apart in a text that is read from the right, and figures as they are", () => {
  const values = { title: "Fix my C++", count: 3 };
  expect(formatText("{title}: {count}", values, "ar-u-nu-latn")).toBe("\u2068Fix my C++\u2069: 3");
  expect(formatText("{title}: {count}", values, "de")).toBe("Fix my C++: 3");
});
