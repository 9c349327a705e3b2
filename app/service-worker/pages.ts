/**
 * Keeps challenges and conversations that were read, for when there is no network. They come from the network whenever there
 * is one. What is kept is one reader's: the first page that somebody else is shown, or nobody, takes all of it away.
 */
import { registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope;
/** Written by the build, another with every release. */
declare const __VERSION__: string;

const assetsName = `assets-${__VERSION__}`;
const pagesName = "pages";
const readerName = "reader";
const readerKey = "/reader";
/** On every page: the id of whoever reads it, empty for a guest (entry.server.tsx). */
const readerHeader = "X-Reader";
const offlinePath = "/offline";

const keptPages = /^\/(challenges|messages)\/[^/]+$/;
const mostPages = 40;

self.addEventListener("install", (event) => event.waitUntil(keepOfflinePage()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldAssets()));

/** The page that says so, with all that it needs: it must be there when nothing else is. */
async function keepOfflinePage(): Promise<void> {
  const answer = await fetch(offlinePath, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${offlinePath} answered ${answer.status}`);
  const html = await answer.clone().text();
  const needed = new Set(Array.from(html.matchAll(/"(\/(?:assets|fonts)\/[^"?#]+)[?#"]/g), ([, path]) => path ?? ""));
  const cache = await caches.open(assetsName);
  await cache.addAll([...needed]);
  await cache.put(offlinePath, answer);
}

async function dropOldAssets(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("assets-") && name !== assetsName).map((name) => caches.delete(name)),
  );
}

/** Their names change with their content, or they hardly ever do. */
registerRoute(
  ({ url }) => url.origin === self.location.origin && /^\/(assets|fonts)\//.test(url.pathname),
  new CacheFirst({ cacheName: assetsName }),
);

/** Nobody reads what was kept for another. */
async function clearForAnother(answer: Response): Promise<void> {
  const reader = answer.headers.get(readerHeader);
  if (reader === null) return;
  const known = await caches.open(readerName);
  const before = await (await known.match(readerKey))?.text();
  if (before === reader) return;
  await caches.delete(pagesName);
  await known.put(readerKey, new Response(reader));
}

/** By a redirect: a page's scripts load it anew, for ever, where they find it at another address than it was made for. */
async function sayOffline({ pathname, search }: URL): Promise<Response | undefined> {
  if (pathname === offlinePath) return caches.match(offlinePath);
  return Response.redirect(`${offlinePath}?from=${encodeURIComponent(pathname + search)}`);
}

async function dropOldest(): Promise<void> {
  const cache = await caches.open(pagesName);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - mostPages)).map((request) => cache.delete(request)));
}

const network = new NetworkFirst({
  cacheName: pagesName,
  // What a person has chosen on a page (`?deliver`) is no other page, and is not what they come back for.
  matchOptions: { ignoreSearch: true, ignoreVary: true },
  plugins: [
    {
      cacheWillUpdate: async ({ request, response }) => {
        await clearForAnother(response);
        const url = new URL(request.url);
        const kept = response.status === 200 && url.search === "" && keptPages.test(url.pathname);
        return kept ? response : null;
      },
      cacheDidUpdate: () => dropOldest(),
      handlerDidError: ({ request }) => sayOffline(new URL(request.url)),
    },
  ],
});

registerRoute(
  ({ request, url }) =>
    request.mode === "navigate" &&
    url.origin === self.location.origin &&
    !/^\/(api|__clerk|sandbox)\//.test(url.pathname),
  network,
);

/** Keeps a page that is being read, as its document. */
export async function keepPage(path: string): Promise<void> {
  if (!keptPages.test(path)) return;
  const answer = await fetch(path, { headers: { Accept: "text/html" }, redirect: "error" });
  if (answer.status !== 200) return;
  await clearForAnother(answer);
  await (await caches.open(pagesName)).put(path, answer);
  await dropOldest();
}
