/** Settlements as people make them: from an award to the end of the money, each in one of the ways that there are. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Application } from "../../worker/domains/applications/contract.ts";
import type { Challenge } from "../../worker/domains/challenges/contract.ts";
import type { Delivery } from "../../worker/domains/deliveries/contract.ts";
import type { Dispute } from "../../worker/domains/disputes/contract.ts";
import type { Payment } from "../../worker/domains/payments/contract.ts";
import { type Client, script, Unanswered } from "./client.ts";

export interface Pair {
  readonly poster: Client;
  readonly solver: Client;
}

/** What a settlement must have brought about: parts of the price that went to the solver (fee included) and back, minor units. */
export interface Expected {
  readonly challengeId: string;
  readonly releasedMinor: number;
  readonly refundedMinor: number;
}

const dayMs = 86_400_000;
/** Ms without a kill. Stripe's event comes by itself, after a kill with the sandbox's next try. */
const heldWithinMs = 100_000;

export const ways = ["approve", "part", "cancel", "agree", "dispute"] as const;
export type Way = (typeof ways)[number];

/**
 * @param price minor units of USD
 * @param upSince when the product was started last, ms: nobody is promised anything while it is killed every few seconds
 */
export async function settle(
  { poster, solver }: Pair,
  way: Way,
  price: number,
  upSince: () => number,
): Promise<Expected> {
  const { id } = await publish(poster, price);
  const application = await solver.post<Application>(`/challenges/${id}/applications`, {
    coverLetter: "I have indexed two family archives of this size.",
    price: { amountMinor: price, currency: "USD" },
    days: 9,
  });
  await poster.post(`/applications/${application.id}/award`);
  const { url } = await poster.post<{ url: string }>(`/challenges/${id}/checkout`);
  await pay(poster, url);
  await isHeld(poster, id, upSince);
  const releasedMinor = await end({ poster, solver }, id, way, price);
  return { challengeId: id, releasedMinor, refundedMinor: price - releasedMinor };
}

export async function publish(poster: Client, price: number): Promise<Challenge> {
  const draft = await poster.post<Challenge>("/challenges", {
    title: "Index the letters of an archive",
    summary: "Read, date and index 40 letters.",
    brief: "Forty letters are scanned. What is wanted is an index of all people and places that they name.",
    category: "research",
    skills: ["archives"],
    reward: { amountMinor: price, currency: "USD" },
    applicationDeadline: new Date(Date.now() + 10 * dayMs).toISOString(),
    deliveryDays: 12,
    agents: "declared",
  });
  return poster.post<Challenge>(`/challenges/${draft.id}/publish`);
}

/** The payer acts once; told again that the session is complete, they have paid. */
async function pay({ place }: Client, url: string): Promise<void> {
  const session = new URL(url).pathname.split("/").at(-1);
  try {
    await script(place, "POST", `/checkout/sessions/${session}/complete`, { outcome: "paid" });
  } catch (error) {
    if (!(error instanceof Unanswered && error.message.includes("complete"))) throw error;
  }
}

async function isHeld(poster: Client, id: string, upSince: () => number): Promise<void> {
  const paidAt = Date.now();
  for (; Date.now() < Math.max(paidAt, upSince()) + heldWithinMs; await sleep(100)) {
    if ((await poster.get<Challenge>(`/challenges/${id}`)).state === "in_progress") return;
  }
  throw new Unanswered(`the reward of ${id} is not held, ${heldWithinMs / 1000} s after it was paid`);
}

/** @returns what goes to the solver, minor units */
async function end({ poster, solver }: Pair, id: string, way: Way, price: number): Promise<number> {
  const deliver = () => solver.post<Delivery>(`/challenges/${id}/deliveries`, { note: "All forty.", fileIds: [] });
  const release = (amountMinor: number) => ({ release: { amountMinor, currency: "USD" } });
  const third = Math.floor(price / 3);
  switch (way) {
    case "approve": {
      await poster.post(`/deliveries/${(await deliver()).id}/approve`);
      return price;
    }
    case "part": {
      await poster.post<Payment>(`/challenges/${id}/release`, { amount: { amountMinor: third, currency: "USD" } });
      await poster.post(`/deliveries/${(await deliver()).id}/approve`);
      return price;
    }
    case "cancel": {
      await solver.post(`/challenges/${id}/cancel`, {});
      return 0;
    }
    case "agree": {
      await solver.post(`/challenges/${id}/cancellation/propose`, { ...release(third), note: "" });
      await poster.post(`/challenges/${id}/cancellation/accept`);
      return third;
    }
    case "dispute": {
      await deliver();
      const text = "This is not what we agreed on in the room.";
      const { id: disputeId } = await poster.post<Dispute>(`/challenges/${id}/dispute`, {
        reason: "not_as_agreed",
        text,
        ...release(third),
      });
      const { standing } = await solver.get<Dispute>(`/disputes/${disputeId}`);
      await solver.post(`/disputes/${disputeId}/accept`, { entryId: standing.poster?.id });
      return third;
    }
  }
}
