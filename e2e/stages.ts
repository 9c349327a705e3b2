/** The stages of the main job through the API, each done by the person whose it is and waited for until its effects show. */
import { expect } from "@playwright/test";
import type { Application } from "#contract/applications";
import type { Challenge, CreateChallengeInput } from "#contract/challenges";
import type { Delivery } from "#contract/deliveries";
import type { StoredFile } from "#contract/files";
import type { Payment, PayoutAccount } from "#contract/payments";
import type { Person } from "./person.ts";
import { completeCheckout, completeOnboarding } from "./stripe-sandbox.ts";

/** What a webhook or a queue brings about comes within this time, ms; where a queue was killed, within its sweep (two minutes). */
export const SOON = { timeout: 30_000 };
export const AFTER_A_CRASH = { timeout: 170_000 };

const DAY_MS = 86_400_000;

/** A whole challenge about `word`, ready to be published. 120.00 USD. */
export function challengeAbout(word: string): CreateChallengeInput {
  return {
    title: `Index the letters of the ${word} archive`,
    summary: `Read, date and index 40 letters of the ${word} family.`,
    brief: `## What there is\n\nForty letters, scanned.\n\n## What is wanted\n\nAn index of people and places named **${word}**.`,
    category: "research",
    skills: ["archives", "transcription"],
    reward: { amountMinor: 12_000, currency: "USD" },
    applicationDeadline: new Date(Date.now() + 10 * DAY_MS).toISOString(),
    deliveryDays: 12,
    agents: "declared",
  };
}

export async function publishChallenge(poster: Person, word: string): Promise<Challenge> {
  const draft = await poster.post<Challenge>("/challenges", challengeAbout(word));
  return poster.post<Challenge>(`/challenges/${draft.id}/publish`);
}

/** Asks for the set-up page, goes through it at Stripe, and waits until the product knows. */
export async function setUpPayouts(solver: Person, country = "DE"): Promise<void> {
  const { url, state } = await solver.post<PayoutAccount>("/users/me/payout-account", { country });
  expect(state).toBe("onboarding");
  await completeOnboarding(solver.copy, url ?? "");
  await expect
    .poll(async () => (await solver.get<PayoutAccount>("/users/me/payout-account")).state, SOON)
    .toBe("ready");
}

export const proposal = {
  coverLetter: "I have indexed two family archives of this size and read the hand of the period.",
  price: { amountMinor: 11_500, currency: "USD" },
  days: 9,
} as const;

export function apply(solver: Person, challengeId: string): Promise<Application> {
  return solver.post<Application>(`/challenges/${challengeId}/applications`, proposal);
}

/** Shortlists. Answers the id of the room that this opens. */
export async function shortlist(poster: Person, applicationId: string): Promise<string> {
  const { state, conversationId } = await poster.post<Application>(`/applications/${applicationId}/shortlist`);
  expect(state).toBe("shortlisted");
  expect(conversationId).not.toBeNull();
  return conversationId ?? "";
}

/** Pays on Stripe's page. What follows comes by webhook; see {@link isHeld}. */
export async function pay(poster: Person, challengeId: string): Promise<void> {
  const { url } = await poster.post<{ url: string }>(`/challenges/${challengeId}/checkout`);
  await completeCheckout(poster.copy, url);
}

export async function isHeld(poster: Person, challengeId: string): Promise<void> {
  await expect
    .poll(async () => (await poster.get<Challenge>(`/challenges/${challengeId}`)).state, SOON)
    .toBe("in_progress");
}

export async function upload(person: Person, name: string, text: string): Promise<StoredFile> {
  const raw = { bytes: new TextEncoder().encode(text), type: "text/plain; charset=utf-8" };
  const { status, body } = await person.call<StoredFile>("POST", `/files?name=${encodeURIComponent(name)}`, { raw });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

export function deliver(solver: Person, challengeId: string, note: string, fileIds: string[] = []): Promise<Delivery> {
  return solver.post<Delivery>(`/challenges/${challengeId}/deliveries`, { note, fileIds });
}

/** Waits until the payout job has transferred the net. */
export async function isPaidOut(solver: Person, challengeId: string, within = SOON): Promise<Payment> {
  const read = () => solver.get<Payment>(`/challenges/${challengeId}/payment`);
  await expect.poll(async () => (await read()).payout?.state, within).toBe("paid");
  return read();
}
