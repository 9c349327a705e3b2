/** Proposals to end a challenge together: their rows, and how they are shown. canceling-together.ts says who makes and answers them. */
import { and, eq } from "drizzle-orm";
import { type CancellationProposalRow, cancellationProposals, type HoldRow } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { toDivision } from "../disputes/views.ts";
import type { Proposal, ProposalState } from "./contract.ts";

/** The open proposal about a challenge, or null. */
export async function findOpenProposal(ctx: Context, challengeId: string): Promise<CancellationProposalRow | null> {
  const row = await ctx.store.db.query.cancellationProposals.findFirst({ where: isOpenFor(challengeId) });
  return row ?? null;
}

function isOpenFor(challengeId: string) {
  return and(eq(cancellationProposals.challengeId, challengeId), eq(cancellationProposals.state, "open"));
}

/** Ends a proposal as it was read, else the commit is undone as stale. */
export function planProposalEnd(ctx: Context, proposal: CancellationProposalRow, state: ProposalState): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(cancellationProposals)
        .set({ state, decidedAt: ctx.now, version: proposal.version + 1 })
        .where(and(eq(cancellationProposals.id, proposal.id), eq(cancellationProposals.version, proposal.version))),
    ),
  ];
}

/** Something happened to the challenge that a proposal did not know of: whoever still wants it proposes anew. */
export function planOvertakeProposal(ctx: Context, challengeId: string): Plan {
  return [
    ctx.store.db
      .update(cancellationProposals)
      .set({ state: "overtaken", decidedAt: ctx.now })
      .where(isOpenFor(challengeId)),
  ];
}

/** @param leftMinor what is held of it, and so what is divided */
export function toProposal(proposal: CancellationProposalRow, hold: HoldRow, leftMinor: number): Proposal {
  const { id, challengeId, state, proposedBy, releaseMinor, currency, note, createdAt, decidedAt } = proposal;
  return {
    id,
    challengeId,
    state,
    proposedBy: proposedBy === hold.posterId ? "poster" : "solver",
    division: toDivision(hold, { heldMinor: leftMinor, currency }, releaseMinor),
    note,
    createdAt: iso(createdAt),
    decidedAt: isoOrNull(decidedAt),
  };
}
