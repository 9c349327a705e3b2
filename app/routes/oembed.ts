/** oEmbed (https://oembed.com): what another site shows for a link to a challenge. A picture that is a link; no frame, no script. */
import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { cardSize } from "../lib/challenge-card.server.ts";
import { picturePath, pictureSize } from "../lib/challenge-picture.server.ts";
import { load } from "../lib/session.server.ts";
import { spokenLanguage } from "../lib/speaking.server.ts";
import type { Challenge } from "../lib/types.ts";
import { escapeXml } from "../lib/xml.server.ts";

export function loader(args: LoaderFunctionArgs) {
  const { origin, searchParams } = new URL(args.request.url);
  const format = searchParams.get("format") ?? "json";
  if (format !== "json") throw new Response(null, { status: 501 });
  const id = challengeIn(searchParams.get("url"), origin);
  if (id === null) throw new Response(null, { status: 404 });
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${id}`);
    const { slug, title, poster } = challenge;
    const page = `${origin}/challenges/${slug}`;
    const { width, height } = cardSize;
    const picture = `<img src="${page}/card.svg" width="${width}" height="${height}" alt="${escapeXml(title)}">`;
    return Response.json(
      {
        version: "1.0",
        type: "rich",
        provider_name: "OpenChance",
        provider_url: `${origin}/`,
        title,
        author_name: poster.name,
        author_url: `${origin}/people/${poster.handle}`,
        html: `<a href="${page}">${picture}</a>`,
        width,
        height,
        thumbnail_url: `${origin}${await picturePath(challenge, spokenLanguage())}`,
        thumbnail_width: pictureSize.width,
        thumbnail_height: pictureSize.height,
      },
      { headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "private, max-age=900" } },
    );
  });
}

/** The challenge that an address of ours names, encoded as it stands there; null for any other. */
function challengeIn(address: string | null, origin: string): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  const [, id] = /^\/challenges\/([^/]+)$/.exec(url.pathname) ?? [];
  return url.origin === origin && id !== undefined ? id : null;
}
