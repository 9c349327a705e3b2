/** What we tell a payer's bank: what was asked for, who was chosen and when, and what was delivered. Pure; from the record alone. */
import type Stripe from "stripe";
import type { ChallengeRow, DeliveryRow, HoldRow } from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import { plainAmount } from "../../platform/money.ts";

/** Stripe takes this many characters in each text. */
const textLimit = 20_000;

export interface Work {
  readonly challenge: ChallengeRow;
  readonly hold: HoldRow;
  readonly poster: { readonly name: string; readonly email: string | null };
  readonly solver: { readonly name: string };
  /** Oldest first. */
  readonly deliveries: readonly DeliveryRow[];
}

export function evidenceOf(work: Work): Stripe.DisputeUpdateParams.Evidence {
  const { challenge, hold, poster, deliveries } = work;
  const served = deliveries.at(-1)?.createdAt ?? hold.heldAt;
  return {
    product_description: text(`${challenge.title}\n\n${challenge.summary}\n\n${challenge.brief}`),
    customer_name: poster.name,
    ...(poster.email === null ? {} : { customer_email_address: poster.email }),
    ...(served === null ? {} : { service_date: iso(served).slice(0, 10) }),
    access_activity_log: text(events(work).join("\n")),
    uncategorized_text: text(statement(work)),
  };
}

/** Everything that has a day, in order. */
function events({ challenge, hold, solver, deliveries }: Work): string[] {
  const sum = plainAmount(hold.amountMinor, hold.currency);
  const line = (at: number | null, what: string) => (at === null ? [] : [{ at, what }]);
  return [
    ...line(challenge.publishedAt, "The customer published the challenge."),
    ...line(hold.createdAt, `The customer chose ${solver.name} to do the work for ${sum}.`),
    ...line(hold.heldAt, `The customer paid ${sum}.`),
    ...deliveries.flatMap(({ version, note, feedback, state, createdAt, decidedAt }) => [
      ...line(createdAt, `Version ${version} was delivered: ${note}`),
      ...line(
        decidedAt,
        state === "approved" ? `Version ${version} was approved.` : `Changes were asked for: ${feedback}`,
      ),
    ]),
    ...line(challenge.completedAt, "The challenge was completed."),
  ]
    .sort((one, other) => one.at - other.at)
    .map(({ at, what }) => `${iso(at)} ${what}`);
}

function statement({ challenge, hold, solver, deliveries }: Work): string {
  const approved = challenge.completedAt !== null;
  const handedIn =
    deliveries.length === 0 ? "Nothing was delivered yet" : `${deliveries.length} versions were delivered`;
  return [
    "OpenChance is a marketplace for work. A customer describes the work, chooses a person to do it, and pays the agreed reward; we hold it until the customer approves the work or nobody objects to it in time.",
    `The customer paid ${plainAmount(hold.amountMinor, hold.currency)} for work by ${solver.name}. ${handedIn}${approved ? ", and the work was approved" : ""}.`,
    "Each side can open a dispute with us, which a person decides, and each can end unfinished work; what is held then goes back the way it was paid. The days of all this are in the activity log.",
  ].join("\n\n");
}

function text(whole: string): string {
  return whole.length <= textLimit ? whole : `${whole.slice(0, textLimit - 1)}…`;
}
