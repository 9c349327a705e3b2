import { expect, it } from "vitest";
import { escapeXml, sitemap } from "./xml.server.ts";

it("writes no text as markup, and no character that would end the document", () => {
  expect(escapeXml(`</title><x y="1" z='2'>&amp;\u0000\u001b`)).toBe(
    "&#60;/title&#62;&#60;x y=&#34;1&#34; z=&#39;2&#39;&#62;&#38;amp;",
  );
  expect(escapeXml("Zürich\t→ 東京 🎉\n")).toBe("Zürich\t→ 東京 🎉\n");
});

it("names each page once, with the day of its change where it is known", async () => {
  const answer = sitemap("https://example.org", [
    { path: "/help" },
    { path: "/challenges/a&b", changed: "2026-11-23T10:00:00.000Z" },
  ]);
  expect(answer.headers.get("content-type")).toBe("application/xml; charset=utf-8");
  const text = await answer.text();
  expect(text).toContain("<url><loc>https://example.org/help</loc></url>");
  expect(text).toContain(
    "<url><loc>https://example.org/challenges/a&#38;b</loc><lastmod>2026-11-23T10:00:00.000Z</lastmod></url>",
  );
});
