/** Feeds and sitemaps. */

/** XML knows five characters of its own, and has no place for most control characters, not even escaped. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  );
}

/** How long. */
const keptSeconds = 900;

/** An answer that its reader may keep for a while; not a cache between us, for it may carry a renewed session's cookie. */
export function xmlResponse(body: string, type = "application/xml"): Response {
  return new Response(`<?xml version="1.0" encoding="utf-8"?>\n${body}\n`, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Cache-Control": `private, max-age=${keptSeconds}`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}

export interface SitemapEntry {
  path: string;
  /** ISO instant of the last change, where it is known. */
  changed?: string | null;
}

export function sitemap(origin: string, entries: readonly SitemapEntry[]): Response {
  const lines = entries.map(
    ({ path, changed }) =>
      `<url><loc>${escapeXml(origin + path)}</loc>${changed ? `<lastmod>${escapeXml(changed)}</lastmod>` : ""}</url>`,
  );
  return xmlResponse(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("\n")}\n</urlset>`);
}
