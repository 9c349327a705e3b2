/**
 * Keeps challenges and conversations that were read, for when there is no network. They come from the network whenever there
 * is one. What is kept is one reader's: the first page that somebody else is shown, or nobody, takes all of it away. It is in their
 * language: the first page in another one has all of it fetched anew.
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
const languageHeader = "Content-Language";
/** Where a choice of language is kept (lib/languages.ts). */
const languageCookie = "oc_language";
const offlinePath = "/offline";

const keptPages = /^\/(challenges|messages)\/[^/]+$/;
const mostPages = 40;

self.addEventListener("install", (event) => event.waitUntil(chosenLanguage().then(keepOfflinePage)));
self.addEventListener("activate", (event) => event.waitUntil(dropOldAssets()));

/** Nothing where nobody chose, or where a worker cannot read cookies: then it is what the browser asks for, until a page tells. */
async function chosenLanguage(): Promise<string | null> {
  return (await self.cookieStore?.get(languageCookie))?.value ?? null;
}

/** The page that says so, with all that it needs: it must be there when nothing else is. It is nobody's, so it is asked for as a guest. */
async function keepOfflinePage(language: string | null): Promise<void> {
  const answer = await fetch(language === null ? offlinePath : `${offlinePath}?lang=${language}`, {
    credentials: "omit",
  });
  if (!answer.ok) throw new Error(`${offlinePath} answered ${answer.status}`);
  await keepFilesOf(answer.clone());
  await (await caches.open(assetsName)).put(offlinePath, answer);
}

/** What a document is shown with. */
async function keepFilesOf(answer: Response): Promise<void> {
  const html = await answer.text();
  const needed = new Set(Array.from(html.matchAll(/"(\/(?:assets|fonts)\/[^"?#]+)[?#"]/g), ([, path]) => path ?? ""));
  const cache = await caches.open(assetsName);
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll([...needed].filter((path) => !kept.has(path)));
}

/** After a page in another language, what is kept is fetched in it; the page that says so comes last, since it tells what was done. */
async function followLanguage(answer: Response): Promise<void> {
  // Before anything of the reader before is asked for once more.
  await clearForAnother(answer);
  // A page whose address names its language says nothing of the next one's.
  if (new URL(answer.url).searchParams.has("lang")) return;
  const language = answer.headers.get(languageHeader);
  const said = await (await caches.open(assetsName)).match(offlinePath);
  if (language === null || said === undefined || said.headers.get(languageHeader) === language) return;
  const pages = await caches.open(pagesName);
  for (const request of await pages.keys()) {
    const before = await pages.match(request);
    if (before === undefined || before.headers.get(languageHeader) === language) continue;
    // One that is not to be had now stays as it was.
    await keepPage(new URL(request.url).pathname).catch(() => undefined);
  }
  await keepOfflinePage(language);
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

let clearing: Promise<void> = Promise.resolve();

/** Nobody reads what was kept for another. One answer after the other, so that what the new reader reads is not cleared with it. */
function clearForAnother(answer: Response): Promise<void> {
  clearing = clearing.catch(() => undefined).then(() => clear(answer));
  return clearing;
}

async function clear(answer: Response): Promise<void> {
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
      fetchDidSucceed: async ({ response, event }) => {
        // Without a network it is done by the next page.
        event.waitUntil(followLanguage(response).catch(() => undefined));
        return response;
      },
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
  await keepFilesOf(answer.clone());
  await (await caches.open(pagesName)).put(path, answer);
  await dropOldest();
}
