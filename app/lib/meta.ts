import type { MetaDescriptor } from "@remix-run/cloudflare";

/** Title and description of a page; `path` of a public one is its canonical address. */
export function pageMeta({
  title,
  description,
  path,
  image,
}: {
  title: string;
  description?: string;
  path?: string;
  image?: string;
}): MetaDescriptor[] {
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
    ...(path ? [{ tagName: "link", rel: "canonical", href: path }] : []),
    ...(image ? [{ property: "og:image", content: image }] : []),
  ];
}
