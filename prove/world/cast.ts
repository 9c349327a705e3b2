/** The people of a history and the challenges they begin with. Made once; every history begins with them. */
import { eq } from "drizzle-orm";
import { payoutAccounts, users } from "../../worker/database/schema.ts";
import { submitApplication } from "../../worker/domains/applications/commands.ts";
import { createChallenge, publishChallenge } from "../../worker/domains/challenges/commands.ts";
import { awardApplication } from "../../worker/domains/engagements/awards.ts";
import { openCheckout } from "../../worker/domains/payments/checkout.ts";
import { startPayoutAccount } from "../../worker/domains/payments/payout-account.ts";
import type { Role } from "../../worker/domains/users/contract.ts";
import { dayMs, iso } from "../../worker/platform/clock.ts";
import { newId } from "../../worker/platform/ids.ts";
import { type Currency, currencyRules, type Money } from "../../worker/platform/money.ts";
import { actingAs } from "./acting.ts";
import { deliverEvents } from "./deliver.ts";
import type { World } from "./world.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface PostedChallenge {
  readonly id: string;
  readonly poster: Person;
  readonly currency: Currency;
}

export interface Cast {
  readonly posters: readonly Person[];
  readonly solvers: readonly Person[];
  /** Two, since two may decide at once. */
  readonly admins: readonly Person[];
  /** Open for applications. */
  readonly open: readonly PostedChallenge[];
  /** The reward is held and work runs. */
  readonly funded: readonly PostedChallenge[];
}

/** Two, zero and three decimals, and steps of more than one. */
export const playedCurrencies = ["USD", "EUR", "JPY", "KWD", "ISK"] as const satisfies readonly Currency[];

export async function assemble(world: World, currencies: readonly Currency[] = playedCurrencies): Promise<Cast> {
  const posters = [await arrive(world, "Petra Poster"), await arrive(world, "Paul Poster")];
  const solvers = [await arrive(world, "Sara Solver"), await arrive(world, "Sven Solver")];
  const admins = [await arrive(world, "Ada Admin", "admin"), await arrive(world, "Abel Admin", "admin")];
  for (const solver of solvers) await makePayable(world, solver);
  const open: PostedChallenge[] = [];
  const funded: PostedChallenge[] = [];
  for (const [at, currency] of currencies.entries()) {
    for (const poster of posters) {
      open.push(await publish(world, poster, currency));
      const begun = await publish(world, poster, currency);
      // Sums that do not divide evenly, so that fees of parts have to be rounded.
      const steps = 1 + 7_919 * (funded.length + 1);
      await fund(world, begun, solvers[at % solvers.length] as Person, steps);
      funded.push(begun);
    }
  }
  world.queue.splice(0);
  return { posters, solvers, admins, open, funded };
}

/** A price of so many steps of the currency above its minimum. */
export function priceOf(currency: Currency, steps: number): Money {
  const { minimumMinor, maximumMinor, stepMinor } = currencyRules[currency];
  return { amountMinor: Math.min(maximumMinor, minimumMinor + steps * stepMinor), currency };
}

export async function applyTo(
  world: World,
  challenge: PostedChallenge,
  solver: Person,
  steps: number,
): Promise<string> {
  const application = await submitApplication(actingAs(world, solver), challenge.id, {
    coverLetter: "I have indexed two archives of this size.",
    price: priceOf(challenge.currency, steps),
    days: 7,
  });
  return application.id;
}

async function fund(
  world: World,
  { id, poster, currency }: PostedChallenge,
  solver: Person,
  steps: number,
): Promise<void> {
  await awardApplication(actingAs(world, poster), await applyTo(world, { id, poster, currency }, solver, steps));
  const { url } = await openCheckout(actingAs(world, poster), id);
  const sessionId = new URL(url).pathname.split("/").at(-1);
  await world.script("POST", `/checkout/sessions/${sessionId}/complete`, { outcome: "paid" });
  await deliverEvents(world, await world.newEvents());
}

async function arrive(world: World, name: string, role: Role = "member"): Promise<Person> {
  const id = newId("user");
  const handle = `${name.toLowerCase().replace(" ", ".")}.${id.slice(-6)}`;
  const now = world.now();
  const { store } = actingAs(world, null);
  // Long here, so that no ration of new accounts ends a history.
  const createdAt = now - 30 * dayMs;
  const row = { id, handle, name, email: `${handle}@example.com`, role, createdAt, updatedAt: now };
  await store.atomic([store.db.insert(users).values(row)]);
  return { id, name, role };
}

/** Through Stripe's onboarding. */
async function makePayable(world: World, person: Person): Promise<void> {
  await startPayoutAccount(actingAs(world, person), "NL");
  await world.script("POST", `/accounts/${await accountOf(world, person)}/complete`, { outcome: "ready" });
  await deliverEvents(world, await world.newEvents());
}

export async function accountOf(world: World, person: Person): Promise<string> {
  const row = await actingAs(world, null).store.db.query.payoutAccounts.findFirst({
    where: eq(payoutAccounts.userId, person.id),
  });
  if (row?.stripeAccountId == null) throw new Error(`${person.name} has no account`);
  return row.stripeAccountId;
}

async function publish(world: World, poster: Person, currency: Currency): Promise<PostedChallenge> {
  const draft = await createChallenge(actingAs(world, poster), {
    title: `A challenge paid in ${currency}`,
    summary: "Index the letters of an archive.",
    brief: "Forty letters are scanned. What is wanted is an index of all people and places that they name.",
    category: "research",
    skills: ["archives"],
    reward: { amountMinor: 10 * currencyRules[currency].minimumMinor, currency },
    applicationDeadline: iso(world.now() + 80 * dayMs),
    deliveryDays: 20,
    agents: "declared",
  });
  const { id } = await publishChallenge(actingAs(world, poster), draft.id);
  return { id, poster, currency };
}
