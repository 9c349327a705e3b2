/** Shows pushes and opens what they are about. */
declare const self: ServiceWorkerGlobalScope;

export type { Push };

/** What worker/platform/web-push.ts sends. */
interface Push {
  title: string;
  body: string;
  path: string;
  tag: string;
  lang: string;
  dir: "ltr" | "rtl";
}

self.addEventListener("push", (event) => {
  if (event.data === null) return;
  const { title, path, ...shown } = event.data.json() as Push;
  event.waitUntil(self.registration.showNotification(title, { ...shown, icon: "/icons/192.png", data: { path } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { path } = event.notification.data as Pick<Push, "path">; // set above
  const url = new URL(path, self.location.origin);
  if (url.origin !== self.location.origin) return;
  event.waitUntil(open(url.href));
});

async function open(url: string): Promise<WindowClient | null> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const same = windows.find((client) => client.url === url);
  return same === undefined ? self.clients.openWindow(url) : same.focus();
}
