/** The money of a story: paid on the sandbox's page, released by approval, and on its way before the story goes on. */
import type { Challenge } from "#contract/challenges";
import type { Payment } from "#contract/payments";
import { as } from "./cast.ts";
import { call, SeedError, waitFor } from "./client.ts";
import { act, solverOf, type Telling, toldIn } from "./stage.ts";

function readChallenge({ cast, demo, challengeId }: Telling): Promise<Challenge> {
  return as<Challenge>(cast, demo.poster, `${demo.key}: read`, `/challenges/${challengeId}`, {});
}

/** @returns the id of the Checkout session */
export async function openCheckout(telling: Telling, name: string): Promise<string> {
  const path = `/challenges/${telling.challengeId}/checkout`;
  const { url } = await act<{ url: string }>(telling, telling.demo.poster, name, path, {});
  return new URL(url).pathname.split("/").at(-1) ?? "";
}

/** Pays on Stripe's page and waits until the webhook has made the reward held. */
export async function payFor(telling: Telling, name: string): Promise<void> {
  const { cast, demo } = telling;
  if ((await readChallenge(telling)).state === "awarded") {
    const sessionId = await openCheckout(telling, name);
    const page = `${cast.copy.origins.stripe}/sandbox/checkout/sessions/${sessionId}/complete`;
    await call(`${demo.key}: ${name}`, page, { json: { outcome: "paid" } }).catch((error: unknown) => {
      // An earlier run paid and ended before the webhook came: the wait below sees it.
      if (!(error instanceof SeedError) || error.status === 0 || error.status >= 500) throw error;
    });
    let seen = "";
    await waitFor(
      cast.copy,
      `${demo.key}: ${name}, held`,
      async () => {
        const { state } = await readChallenge(telling);
        seen = state;
        return state === "awarded" ? null : state;
      },
      () => seen,
    );
  }
  await toldIn(telling, solverOf(telling), "hold.held");
}

/** Approves, and waits until the money has left for the solver. */
export async function approveWork(telling: Telling, name: string): Promise<void> {
  const { cast, demo, challengeId } = telling;
  const solver = solverOf(telling);
  await act(telling, demo.poster, name, `/deliveries/${telling.deliveryId}/approve`, {});
  let seen = "";
  await waitFor(
    cast.copy,
    `${demo.key}: ${name}, paid out`,
    async () => {
      const path = `/challenges/${challengeId}/payment`;
      const { payout } = await as<Payment>(cast, solver, `${demo.key}: payment`, path, {});
      seen = JSON.stringify(payout);
      return payout?.state === "paid" ? payout : null;
    },
    () => seen,
  );
  await toldIn(telling, solver, "challenge.completed");
}
