import type { MetaDescriptor } from "@remix-run/cloudflare";
import { type Language, languageCodes, languages } from "./languages.ts";

/** The matches of a meta function: the root's data names the origin. */
type Matches = readonly { id: string; data?: unknown }[];

/** What a page says of itself in its head. */
interface PageMeta {
  title: string;
  description?: string;
}

/** Of a page that anybody may read: its own address, and how it looks where somebody shares it. */
interface PublicPageMeta extends PageMeta {
  path: string;
  matches: Matches;
  /** A picture of its own, as the server describes it (lib/challenge-picture.server.ts). */
  picture?: MetaDescriptor[];
}

export function pageMeta(page: PageMeta | PublicPageMeta): MetaDescriptor[] {
  const { title, description } = page;
  return [
    { title: `${title} · OpenChance` },
    { property: "og:title", content: title },
    { property: "og:site_name", content: "OpenChance" },
    ...(description
      ? [
          { name: "description", content: description },
          { property: "og:description", content: description },
        ]
      : []),
    ...("path" in page ? shared(page) : []),
  ];
}

/** Every language of a page has an address of its own, which the others name; English has the plain one. */
function shared({ matches, path, picture }: PublicPageMeta): MetaDescriptor[] {
  const { origin, language } = rootIn(matches);
  const addressIn = (code: Language) =>
    `${origin}${path}${code === "en" ? "" : `${path.includes("?") ? "&" : "?"}lang=${code}`}`;
  const address = addressIn(language);
  const alternate = (hrefLang: string, href: string) => ({ tagName: "link", rel: "alternate", hrefLang, href });
  return [
    { tagName: "link", rel: "canonical", href: address },
    ...languageCodes.map((code) => alternate(languages[code].tag, addressIn(code))),
    alternate("x-default", addressIn("en")),
    { property: "og:type", content: "website" },
    { property: "og:url", content: address },
    { property: "og:locale", content: languages[language].tag.replace("-", "_") },
    ...(picture ?? [{ property: "og:image", content: `${origin}/social.png` }]),
    { name: "twitter:card", content: "summary_large_image" },
  ];
}

/** Addresses there are absolute; where the root could not be loaded, there is no page to speak of. */
function rootIn(matches: Matches): { origin: string; language: Language } {
  const root = matches.find(({ id }) => id === "root")?.data;
  return { origin: "", language: "en", ...(root as { origin?: string; language?: Language } | undefined) }; // root.tsx
}
