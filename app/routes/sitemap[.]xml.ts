/** The index of sitemaps, named in robots.txt. */
import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { escapeXml, xmlResponse } from "../lib/xml.server.ts";

export function loader({ request }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  const lines = ["pages", "challenges"].map(
    (name) => `<sitemap><loc>${escapeXml(`${origin}/sitemap-${name}.xml`)}</loc></sitemap>`,
  );
  return xmlResponse(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("\n")}\n</sitemapindex>`,
  );
}
