/** The worker beside the pages (app/service-worker): beginning it, its updates, and what it keeps. */

export const workerPath = "/service-worker.js";
/** As app/service-worker/pages.ts names it. */
const pagesName = "pages";

function container(): ServiceWorkerContainer | null {
  return "serviceWorker" in navigator ? navigator.serviceWorker : null;
}

/**
 * Begins it, once the page has all it needs itself.
 * @param onUpdate a newer one waits; the argument puts it to work, after which the page is loaded anew
 */
export async function beginWorker(onUpdate: (takeOver: () => void) => void): Promise<void> {
  const workers = container();
  // Development has none: it would keep what is being changed.
  if (workers === null || !import.meta.env.PROD) return;
  const registration = await workers.register(workerPath);
  const offer = (worker: ServiceWorker) =>
    onUpdate(() => {
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("activate");
    });
  if (registration.waiting && workers.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      // The very first one updates nothing.
      if (worker.state === "installed" && workers.controller) offer(worker);
    });
  });
}

/** Asks it to keep a page that was reached without loading its document. */
export function askToKeep(path: string): void {
  container()?.controller?.postMessage({ keep: path });
}

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
