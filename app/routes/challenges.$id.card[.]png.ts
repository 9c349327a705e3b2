/**
 * The picture of a challenge for those who are shown its address elsewhere: drawn once for each version, and kept at the edge. Whoever
 * asks sees what a guest may see: a draft, and what was taken down, have none.
 */
import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { challengePicture, pictureVersion } from "../lib/challenge-picture.server.ts";
import type { Language } from "../lib/languages.ts";
import { pngOf, publicFonts } from "../lib/rasteriser.server.ts";
import { asAnybody, load } from "../lib/session.server.ts";
import { spokenLanguage } from "../lib/speaking.server.ts";
import type { Challenge } from "../lib/types.ts";

/** Of the version that was asked for; any other address shows what is drawn now, and only for a while. */
const keptSeconds = 86_400;
const keptOtherwiseSeconds = 300;

export function loader(args: LoaderFunctionArgs) {
  return load(asAnybody(args), async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const language = spokenLanguage();
    const version = await pictureVersion(challenge, language);
    const asked = new URL(args.request.url).searchParams.get("v");
    const picture = await drawnOnce(challenge, version, language, args);
    return new Response(picture, {
      headers: {
        "Content-Type": "image/png",
        "Cache-Control": `public, max-age=${asked === version ? keptSeconds : keptOtherwiseSeconds}`,
        ETag: `"${version}"`,
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });
}

async function drawnOnce(
  challenge: Challenge,
  version: string,
  language: Language,
  { context, request }: LoaderFunctionArgs,
): Promise<ArrayBuffer> {
  const { caches, ctx } = context.cloudflare;
  const { origin } = new URL(request.url);
  // The version holds the language; nothing that a visitor writes into the address is part of the key.
  const key = `${origin}/challenges/${challenge.id}/card.png?v=${version}`;
  const kept = await caches.default.match(key);
  if (kept) return kept.arrayBuffer();
  const drawn = await pngOf(challengePicture(challenge, Date.now(), language), publicFonts(context, origin));
  const headers = { "Content-Type": "image/png", "Cache-Control": `public, max-age=${30 * keptSeconds}` };
  ctx.waitUntil(caches.default.put(key, new Response(drawn, { headers })));
  return drawn;
}
