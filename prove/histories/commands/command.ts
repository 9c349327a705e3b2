/** A command of a history, and who may give it. The rights are the oracle's own: they do not ask the product. */
import type { Context } from "../../../worker/platform/context.ts";
import type { Money } from "../../../worker/platform/money.ts";
import { currencyRules } from "../../../worker/platform/money.ts";
import type { Person } from "../../world/cast.ts";
import type { ChallengeNow } from "../records.ts";

export const parties = ["poster", "solver", "proposer", "answerer", "filer", "respondent", "admin"] as const;
/** `answerer` is the side that did not propose to end together, `respondent` the one that did not open the dispute. */
export type Party = (typeof parties)[number];

export interface Command {
  readonly by: readonly Party[];
  /** The work has to be in a state in which this makes sense, or the planner looks for something else; the product decides for itself. */
  readonly fits: (on: ChallengeNow) => boolean;
  /** @param how chooses among amounts and the like; the same number is the same command */
  give(ctx: Context, on: ChallengeNow, how: number): Promise<unknown>;
}

export function isParty(party: Party, { id, role }: Pick<Person, "id" | "role">, on: ChallengeNow): boolean {
  return party === "admin" ? role === "admin" : id === idOf(party, on);
}

/** Who a party is; null when nobody is, and for admins, who are many. */
export function idOf(party: Party, { posterId, solverId, proposedBy, filedBy }: ChallengeNow): string | null {
  const otherThan = (one: string | null) => (one === null ? null : one === posterId ? solverId : posterId);
  const ids = {
    poster: posterId,
    solver: solverId,
    proposer: proposedBy,
    answerer: otherThan(proposedBy),
    filer: filedBy,
    respondent: otherThan(filedBy),
    admin: null,
  };
  return ids[party];
}

export const nobody = "dlv_00000000000000000000000000";

/** From one step of the currency to a little more than is held. */
export function partOf({ heldMinor, currency }: ChallengeNow, how: number): Money {
  const { stepMinor } = currencyRules[currency];
  const steps = Math.ceil(heldMinor / stepMinor) + 1;
  return { amountMinor: stepMinor * (1 + Math.floor((steps * (how % 1_000)) / 1_000)), currency };
}

/** From nothing to all that is held, both ends included and often. */
export function divisionOf({ heldMinor, currency }: ChallengeNow, how: number): Money {
  const { stepMinor } = currencyRules[currency];
  const share = Math.min(1, Math.max(0, ((how % 1_000) - 100) / 800));
  return { amountMinor: Math.round((heldMinor / stepMinor) * share) * stepMinor, currency };
}
