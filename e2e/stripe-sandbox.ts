/** What journeys do at the Stripe sandbox in place of a person at Stripe's pages, and what they read of its books. */
import { expect } from "@playwright/test";
import type { Copy } from "./copy.ts";

interface Transfer {
  id: string;
  amount: number;
  currency: string;
  destination: string;
  transfer_group: string;
}

export async function stripe<Body>(
  copy: Copy,
  method: "GET" | "POST" | "DELETE",
  path: string,
  json?: object,
): Promise<Body> {
  const response = await fetch(`${copy.stripe}/sandbox${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: method === "GET" ? undefined : JSON.stringify(json ?? {}),
  });
  const text = await response.text();
  expect(response.ok, `${method} /sandbox${path}: ${response.status} ${text}`).toBe(true);
  // sandbox/stripe/README.md says what each answers.
  return JSON.parse(text) as Body;
}

/** The page of a Checkout session or an onboarding link ends with its id. */
const idIn = (url: string) => new URL(url).pathname.split("/").at(-1) ?? "";

/** Goes through onboarding as somebody who has everything ready. */
export async function completeOnboarding(copy: Copy, linkUrl: string): Promise<void> {
  const link = await stripe<{ object: { account: string } }>(copy, "GET", `/objects/${idIn(linkUrl)}`);
  await stripe(copy, "POST", `/accounts/${link.object.account}/complete`, { outcome: "ready" });
}

export async function completeCheckout(copy: Copy, pageUrl: string): Promise<void> {
  await stripe(copy, "POST", `/checkout/sessions/${idIn(pageUrl)}/complete`, { outcome: "paid" });
}

/** All transfers that were made for a hold. */
export async function transfersOf(copy: Copy, holdId: string): Promise<Transfer[]> {
  const { data } = await stripe<{ data: Transfer[] }>(copy, "GET", "/objects?kind=transfer");
  return data.filter((transfer) => transfer.transfer_group === holdId);
}
