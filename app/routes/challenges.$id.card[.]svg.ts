/** The picture of a challenge for other sites: `<img src="…/challenges/<slug>/card.svg">`. */
import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { challengeCard } from "../lib/challenge-card.server.ts";
import { languages } from "../lib/languages.ts";
import { load } from "../lib/session.server.ts";
import { spokenLanguage } from "../lib/speaking.server.ts";
import type { Challenge } from "../lib/types.ts";

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    return new Response(challengeCard(challenge, Date.now(), languages[spokenLanguage()].locale), {
      headers: {
        "Content-Type": "image/svg+xml; charset=utf-8",
        "Cache-Control": "private, max-age=900",
        // Opened by itself an SVG is a document: this one may do nothing at all.
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });
}
