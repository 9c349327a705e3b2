/** This browser's push subscription: what it is, turning it on, turning it off. The worker that shows pushes is app/service-worker. */

import { workerPath } from "./service-worker.ts";

export type BrowserPush = "unsupported" | "denied" | "off" | "on";

export async function readPush(): Promise<BrowserPush> {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return (await ownSubscription()) === null ? "off" : "on";
}

/**
 * Asks for permission and subscribes.
 * @param publicKey the product's VAPID key, base64url
 * @returns what the API wants to know of it, as JSON; null when the person says no
 */
export async function turnPushOn(publicKey: string): Promise<string | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const registration = await navigator.serviceWorker.register(workerPath);
  await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  return JSON.stringify((await registration.pushManager.subscribe(options)).toJSON());
}

/** @returns the address that was subscribed, null when there was none */
export async function turnPushOff(): Promise<string | null> {
  const subscription = await ownSubscription();
  await subscription?.unsubscribe();
  return subscription?.endpoint ?? null;
}

async function ownSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(workerPath);
  return (await registration?.pushManager.getSubscription()) ?? null;
}
