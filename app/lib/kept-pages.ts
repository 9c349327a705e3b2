/** What the worker beside the pages keeps to be read without a network. Apart from service-worker.ts, which every page loads. */

/** As app/service-worker/pages.ts names it. */
const pagesName = "pages";

export interface KeptPage {
  path: string;
  title: string;
}

/** The pages that can be read without a network, the last kept first. */
export async function readKeptPages(): Promise<KeptPage[]> {
  if (!("caches" in window)) return [];
  const cache = await caches.open(pagesName);
  const pages = (await cache.keys()).map(async (request) => {
    const html = (await (await cache.match(request))?.text()) ?? "";
    const { title } = new DOMParser().parseFromString(html, "text/html");
    return { path: new URL(request.url).pathname, title: title.replace(/ · OpenChance$/, "") };
  });
  return (await Promise.all(pages)).reverse();
}
