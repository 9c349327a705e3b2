/** How the app is installed, in the language that its address names: browsers fetch it without cookies. */
import { frame } from "../copy/en/frame.ts";
import { home } from "../copy/en/home.ts";
import { languages } from "../lib/languages.ts";
import { spokenLanguage } from "../lib/speaking.server.ts";

const paper = "#f0f9f5";

export function loader() {
  const { tag, dir } = languages[spokenLanguage()];
  const manifest = {
    name: "OpenChance",
    short_name: "OpenChance",
    description: home.description,
    lang: tag,
    dir,
    // The same app in every language: without an id, another address would be another one.
    id: "/",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: paper,
    theme_color: paper,
    icons: [
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: frame.browseChallenges, url: "/challenges" },
      { name: frame.post, url: "/post" },
      { name: frame.messages, url: "/messages" },
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      "Content-Type": "application/manifest+json; charset=utf-8",
      "Cache-Control": "private, max-age=86400",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
