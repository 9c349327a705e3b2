/** The worker beside the pages (app/service-worker): beginning it, and its updates. What it keeps: kept-pages.ts. */

export const workerPath = "/service-worker.js";

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
