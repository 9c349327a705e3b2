/** A newer worker waits until its page says so: what is being written is not taken away. */
import { keepPage } from "./pages.ts";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("message", (event) => {
  const told: unknown = event.data;
  if (told === "activate") event.waitUntil(self.skipWaiting());
  // A page that was reached without loading a document has none that could be kept.
  if (typeof told === "object" && told !== null && "keep" in told && typeof told.keep === "string")
    event.waitUntil(keepPage(told.keep));
});
