/** The newest open challenges, and the people who posted them. */
import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { load } from "../lib/session.server.ts";
import type { ChallengeSummary, Page } from "../lib/types.ts";
import { type SitemapEntry, sitemap } from "../lib/xml.server.ts";

/** Pages of 100. What is older than a thousand others is found by its links. */
const mostPages = 10;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const entries: SitemapEntry[] = [];
    const posters = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const found = await api.get<Page<ChallengeSummary>>("/challenges", { limit: 100, cursor });
      for (const { slug, publishedAt, poster } of found.items) {
        entries.push({ path: `/challenges/${slug}`, changed: publishedAt });
        posters.add(poster.handle);
      }
      if (found.nextCursor === null) break;
      cursor = found.nextCursor;
    }
    return sitemap(new URL(args.request.url).origin, [
      ...entries,
      ...[...posters].map((handle) => ({ path: `/people/${handle}` })),
    ]);
  });
}
