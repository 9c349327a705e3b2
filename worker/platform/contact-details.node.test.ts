import { expect, it } from "vitest";
import { contactDetailsIn } from "./contact-details.ts";

it.each([
  ["Write to petra.poster+work@example.com for the files.", ["email"]],
  ["Write to petra (at) example (dot) com.", ["email"]],
  ["Call +49 30 1234 5678 before noon.", ["phone"]],
  ["Call 0171/2345678 or (030) 123-456-78.", ["phone"]],
  ["I am on t.me/petra_poster", ["messenger"]],
  ["WhatsApp: +4917612345678", ["phone", "messenger"]],
  ["Telegram @petra and petra@example.com", ["email", "messenger"]],
])("finds in “%s” %j", (text, kinds) => {
  expect(contactDetailsIn(text)).toEqual(kinds);
});

it.each([
  "The reward is 1,250,000.00 USD, due 2026-11-23 at 10:30.",
  "Version 12.4.1 of the grid, ISBN 978-3-16-148410-0.",
  "It signals that a telegram came, and whatsapp is not needed.",
  "Use @media and @supports; the address is https://example.com/a/b.",
  "The archive has 123456789012 rows.",
  "Between 1990 - 2000 there were 4 of 5.",
])("finds nothing in “%s”", (text) => {
  expect(contactDetailsIn(text)).toEqual([]);
});
