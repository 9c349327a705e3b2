/** Dividing what is held between the two sides: what may be proposed, what stands, and what day 80 makes of it. Pure. */
import type { DisputeEntryRow, DisputeRow } from "../../database/schema.ts";
import { AppError } from "../../platform/errors.ts";
import type { FieldMessage } from "../../platform/field-messages.ts";
import { type Currency, type Money, plainAmount, ruleOf, stepProblem } from "../../platform/money.ts";
import type { DisputeEntryKind } from "./contract.ts";

/**
 * From nothing to all of what is held may go to the solver, in steps of the currency.
 * @param heldMinor minor units of `currency`
 * @throws AppError `invalid_split` naming what is wrong
 */
export function requireDivision(release: Money, held: Money): void {
  const problem = divisionProblem(release, held);
  if (problem !== null) {
    throw new AppError("invalid_split", { detail: problem, errors: [{ path: "release", message: problem }] });
  }
}

function divisionProblem(release: Money, { amountMinor: heldMinor, currency }: Money): FieldMessage | null {
  if (release.currency !== currency) return `The reward is held in ${currency}.`;
  if (release.amountMinor > heldMinor) return `No more than the ${plainAmount(heldMinor, currency)} that is held.`;
  return stepProblem(release.amountMinor, currency);
}

/** An entry by which its side says what division it would accept. */
export interface Standing extends DisputeEntryRow {
  releaseMinor: number;
}

const proposals: readonly DisputeEntryKind[] = ["claim", "answer", "offer"];

/** The newest division that a side said it would accept, or null while it has said none. Entries are in their order. */
export function standingOf(entries: readonly DisputeEntryRow[], userId: string): Standing | null {
  const own = (entry: DisputeEntryRow): entry is Standing =>
    entry.authorId === userId && entry.releaseMinor !== null && proposals.includes(entry.kind);
  return entries.findLast(own) ?? null;
}

/**
 * What goes to the solver on the hold's last day: what the two sides have in common, in the later one's words; else half, the odd
 * step included. Minor units.
 */
export function limitReleaseMinor(
  { heldMinor, currency }: Pick<DisputeRow, "heldMinor" | "currency">,
  offered: Standing | null,
  asked: Standing | null,
): number {
  if (offered !== null && asked !== null && offered.releaseMinor >= asked.releaseMinor)
    return (offered.seq > asked.seq ? offered : asked).releaseMinor;
  return halfOf(heldMinor, currency);
}

function halfOf(amountMinor: number, currency: Currency): number {
  const { stepMinor } = ruleOf(currency);
  return Math.ceil(amountMinor / stepMinor / 2) * stepMinor;
}
