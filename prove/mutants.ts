/** Faults that the properties must catch: each replaces one piece of the product's own text as it is loaded. */
import { ROOT } from "../scripts/tools.ts";

export interface Mutant {
  readonly name: string;
  /** What it does to the product. */
  readonly fault: string;
  readonly file: string;
  /** The very text that is replaced, once. */
  readonly text: string;
  readonly by: string;
  /** The properties of which one must break. */
  readonly breaks: readonly string[];
}

export const mutants: readonly Mutant[] = [
  {
    name: "fee-of-parts",
    fault: "the fee is rounded for each part by itself",
    file: "worker/domains/payments/fees.ts",
    text: "return proportion(hold.feeMinor, hold.releasedMinor + releaseMinor, hold.amountMinor) - hold.feeTakenMinor;",
    by: "return proportion(hold.feeMinor, releaseMinor, hold.amountMinor);",
    breaks: ["fee"],
  },
  {
    name: "no-look-up",
    fault: "a payout that may have been sent is sent again under another key, without a look at Stripe",
    file: "worker/domains/payments/payout-consumer.ts",
    text: "const looked = await lookUp(ctx, job, payout, hold);",
    by: 'const looked = "not_sent" as ConsumerOutcome | "not_sent"; void lookUp;',
    breaks: ["one transfer", "our balance is Stripe's", "no event is turned away", "nothing is stuck"],
  },
  {
    name: "journal-for-each-event",
    fault: "a charge is posted once for every event that tells of it",
    file: "worker/domains/engagements/stripe-facts/checkout.ts",
    text: 'if (await isPosted(ctx, "charge", movement.id)) return nothingNew;',
    by: "movement.id += String(Math.random());",
    breaks: ["our balance is Stripe's", "replay", "funding", "no event is turned away"],
  },
  {
    name: "anybody-approves",
    fault: "whoever is signed in may approve",
    file: "worker/domains/engagements/delivering.ts",
    text: 'if (actor?.id !== posterId) throw new AppError("forbidden");',
    by: "",
    breaks: ["rights"],
  },
];

/** The source of a file as the mutant has it. @throws an Error when the text that it replaces is no longer there, once */
export function mutated({ name, file, text, by }: Mutant, path: string, source: string): string {
  if (path !== `${ROOT}/${file}`) return source;
  if (source.split(text).length !== 2) throw new Error(`The mutant ${name} does not find its text in ${file} once.`);
  return source.replace(text, () => by);
}
