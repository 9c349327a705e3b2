/** Faults that the properties must catch: each replaces pieces of the product's own text as it is loaded. */
import { ROOT } from "../scripts/tools.ts";

interface Change {
  readonly file: string;
  /** The very text that is replaced, once. */
  readonly text: string;
  readonly by: string;
}

export interface Mutant {
  readonly name: string;
  /** What it does to the product. */
  readonly fault: string;
  readonly changes: readonly Change[];
  /** The properties of which one must break. */
  readonly breaks: readonly string[];
}

export const mutants: readonly Mutant[] = [
  {
    name: "release-ignores-freeze",
    fault: "a decision moves the money of a frozen hold, and the database lets it",
    changes: [
      {
        file: "worker/domains/payments/commands.ts",
        text: "  await requireUnfrozen(ctx, hold.id);\n  const before = await readHoldMoney(ctx, hold);",
        by: "  const before = await readHoldMoney(ctx, hold);",
      },
      {
        file: "migrations/d1/0004_freeze_and_ceiling_rules.sql",
        text: "BEGIN SELECT RAISE(ABORT, 'rule: holds_frozen'); END;",
        by: "BEGIN SELECT 1; END;",
      },
    ],
    breaks: ["freeze"],
  },
  {
    name: "fee-of-parts",
    fault: "the fee is rounded for each part by itself",
    changes: [
      {
        file: "worker/platform/fees.ts",
        text: "  const before = dueAt(reward, reward.releasedMinor);\n  const after = dueAt(reward, reward.releasedMinor + releaseMinor);",
        by: "  const before = dueAt(reward, 0);\n  const after = dueAt(reward, releaseMinor);",
      },
    ],
    breaks: ["fee"],
  },
  {
    name: "no-look-up",
    fault: "a payout that may have been sent is sent again under another key, without a look at Stripe",
    changes: [
      {
        file: "worker/domains/payments/payout-consumer.ts",
        text: "const looked = await lookUp(ctx, job, payout, hold);",
        by: 'const looked: string = "not_sent"; void lookUp;',
      },
    ],
    breaks: ["one transfer", "our balance is Stripe's", "no event is turned away", "nothing is stuck"],
  },
  {
    name: "charge-for-each-event",
    fault: "a charge is posted again for every event that tells of it",
    changes: [
      {
        file: "worker/domains/engagements/stripe-facts/checkout.ts",
        text: 'if (await isPosted(ctx, "charge", movement.id)) return nothingNew;',
        by: "movement.id += String(Math.random());",
      },
    ],
    breaks: ["our balance is Stripe's", "replay", "funding", "any order"],
  },
  {
    name: "anybody-approves",
    fault: "whoever is part of it may approve",
    changes: [
      {
        file: "worker/domains/engagements/delivering.ts",
        text: 'if (actor?.id !== posterId) throw new AppError("forbidden");',
        by: "",
      },
    ],
    breaks: ["rights"],
  },
  {
    name: "refund-without-a-name",
    fault: "each try of a refund has a key of its own, and none is looked up",
    changes: [
      {
        file: "worker/domains/payments/refund-consumer.ts",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the product's own text
        text: "{ idempotencyKey: `${refund.id}:${refund.attempt}` }",
        by: "{ idempotencyKey: String(Math.random()) }",
      },
      {
        file: "worker/domains/payments/refund-consumer.ts",
        text: "const made = await lookUp(ctx, refund);",
        by: "const made = null; void lookUp;",
      },
    ],
    breaks: ["one refund", "refundables", "our balance is Stripe's", "no event is turned away", "nothing is stuck"],
  },
];

let present: Mutant | null = null;

/** From now on {@link mutated} changes what this mutant changes. */
export function become(mutant: Mutant | null): void {
  present = mutant;
}

/** The text of a file as the present mutant has it. @throws an Error when what it replaces is not there, once */
export function mutated(path: string, source: string): string {
  const changes = (present?.changes ?? []).filter(({ file }) => path === `${ROOT}/${file}`);
  return changes.reduce((changed, { file, text, by }) => {
    if (changed.split(text).length !== 2) throw new Error(`${present?.name} does not find its text in ${file} once.`);
    return changed.replace(text, () => by);
  }, source);
}
