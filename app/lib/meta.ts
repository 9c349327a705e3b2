import type { MetaDescriptor } from "@remix-run/cloudflare";

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
    ...("path" in page ? shared(originIn(page.matches), page.path) : []),
  ];
}

function shared(origin: string, path: string): MetaDescriptor[] {
  return [
    { tagName: "link", rel: "canonical", href: origin + path },
    { property: "og:type", content: "website" },
    { property: "og:url", content: origin + path },
    { property: "og:image", content: `${origin}/social.png` },
    { name: "twitter:card", content: "summary_large_image" },
  ];
}

/** Addresses there are absolute; where the root could not be loaded, there is no page to speak of. */
function originIn(matches: Matches): string {
  const root = matches.find(({ id }) => id === "root")?.data as { origin?: string } | undefined; // root.tsx
  return root?.origin ?? "";
}
