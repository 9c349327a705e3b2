/** A search as a feed: the same address as its page, with `.atom`; the newest that fit, whatever the page is sorted by. */
import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { browse as texts } from "../copy/en/browse.ts";
import { readBrowseQuery } from "../lib/browse-address.server.ts";
import { moneyText } from "../lib/format.ts";
import { languages } from "../lib/languages.ts";
import { readTerms } from "../lib/policy.server.ts";
import { load } from "../lib/session.server.ts";
import { spokenLanguage } from "../lib/speaking.server.ts";
import type { ChallengeSearch } from "../lib/types.ts";
import { escapeXml, xmlResponse } from "../lib/xml.server.ts";

type Found = ChallengeSearch["items"][number];

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const { origin, searchParams } = new URL(args.request.url);
    const offered = (await readTerms(api)).currencies.map(({ currency }) => currency);
    const query = readBrowseQuery(searchParams, offered);
    const asked = { ...query.api, sort: "newest", cursor: undefined };
    const { items } = await api.get<ChallengeSearch>("/search/challenges", asked);
    return xmlResponse(feed(items, origin, searchParams), "application/atom+xml");
  });
}

function feed(items: readonly Found[], origin: string, params: URLSearchParams): string {
  const search = params.size > 0 ? `?${params}` : "";
  const page = `${origin}/challenges${search}`;
  // The newest is not always the first to have been posted: a draft may wait for a year.
  const updated = items
    .map(({ publishedAt, createdAt }) => publishedAt ?? createdAt)
    .sort()
    .at(-1);
  return [
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languages[spokenLanguage()].tag}">`,
    `<id>${escapeXml(page)}</id>`,
    `<title>${escapeXml(`OpenChance: ${texts.title}`)}</title>`,
    `<link rel="self" href="${escapeXml(`${origin}/challenges.atom${search}`)}"/>`,
    `<link href="${escapeXml(page)}"/>`,
    `<updated>${updated ?? new Date(0).toISOString()}</updated>`,
    ...items.map((item) => entry(item, origin)),
    "</feed>",
  ].join("\n");
}

function entry({ id, slug, title, summary, reward, publishedAt, createdAt, poster, skills }: Found, origin: string) {
  const at = publishedAt ?? createdAt;
  return [
    "<entry>",
    `<id>${escapeXml(`${origin}/challenges/${id}`)}</id>`,
    `<title>${escapeXml(reward ? `${moneyText(reward, languages[spokenLanguage()].locale)} · ${title}` : title)}</title>`,
    `<link href="${escapeXml(`${origin}/challenges/${slug}`)}"/>`,
    `<published>${at}</published>`,
    `<updated>${at}</updated>`,
    `<author><name>${escapeXml(poster.name)}</name></author>`,
    ...skills.map((skill) => `<category term="${escapeXml(skill)}"/>`),
    `<summary>${escapeXml(summary)}</summary>`,
    "</entry>",
  ].join("");
}
