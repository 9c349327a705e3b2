/** Ending a challenge while work runs, by both sides: one proposes how what is held is divided, the other accepts or refuses. */
import { type CancellationProposalRow, cancellationProposals, type HoldRow } from "../../database/schema.ts";
import { isRefusedBy } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, requireReader, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { changed, partyOf, planChange } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { type ChallengeWithPeople, getChallengeWithPeople } from "../challenges/queries.ts";
import { requireParticipant } from "../deliveries/queries.ts";
import { requireDivision } from "../disputes/divisions.ts";
import { findLiveHold, heldMinor } from "../payments/queries.ts";
import { planEnd } from "./canceling.ts";
import type { Proposal, ProposeCancellationInput } from "./contract.ts";
import { findOpenProposal, planProposalEnd, toProposal } from "./proposals.ts";

/** The open proposal, for the two sides. @throws AppError `not_found`, `forbidden` */
export async function getCancellation(ctx: Context, idOrSlug: string): Promise<{ cancellation: Proposal | null }> {
  const actor = requireReader(ctx);
  const found = await getChallengeWithPeople(ctx, idOrSlug);
  requireParticipant(actor, found);
  const proposal = await findOpenProposal(ctx, found.challenge.id);
  if (proposal === null) return { cancellation: null };
  const { hold, leftMinor } = await getHeld(ctx, found);
  return { cancellation: toProposal(proposal, hold, leftMinor) };
}

/**
 * Proposes to end the challenge now; nothing changes until the other side accepts.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`, `cancellation_pending`, `hold_not_held`, `invalid_split`
 */
export async function proposeCancellation(
  ctx: Context,
  idOrSlug: string,
  input: ProposeCancellationInput,
): Promise<Proposal> {
  const actor = requireMember(ctx);
  requireParticipant(actor, await getChallengeWithPeople(ctx, idOrSlug));
  return commitOnce(ctx, async () => {
    const found = await getChallengeWithPeople(ctx, idOrSlug);
    const { challenge } = found;
    move(challengeLifecycle.endByAgreement, challenge.state, partyOf(actor, found));
    if ((await findOpenProposal(ctx, challenge.id)) !== null) throw new AppError("cancellation_pending");
    const { hold, leftMinor } = await getHeld(ctx, found);
    const release = input.release ?? { amountMinor: 0, currency: hold.currency };
    requireDivision(release, { amountMinor: leftMinor, currency: hold.currency });
    const proposal: CancellationProposalRow = {
      id: newId("proposal"),
      challengeId: challenge.id,
      proposedBy: actor.id,
      releaseMinor: release.amountMinor,
      currency: hold.currency,
      note: input.note,
      state: "open",
      createdAt: ctx.now,
      decidedAt: null,
      version: 1,
    };
    return {
      result: toProposal(proposal, hold, leftMinor),
      plan: [
        // What ends the challenge in the same moment would not see the proposal: one of the two decides anew.
        ...planChange(ctx, found, changed(ctx, challenge, {})),
        ctx.store.db.insert(cancellationProposals).values(proposal),
        ...planAudit(ctx, "cancellation.proposed", challenge.id, { proposalId: proposal.id, ...release }),
        ...planEvent(ctx, "cancellation.proposed", factsOf(challenge.id, hold, input.note)),
      ],
    };
  }).catch((error: unknown) => {
    const pending = isRefusedBy(error, "cancellation_proposals.challenge_id");
    throw pending ? new AppError("cancellation_pending", { cause: error }) : error;
  });
}

/**
 * The other side accepts: the challenge ends and what is held is divided.
 * @param proposalId the one that was read; without it the open one
 * @throws AppError `not_found`, `forbidden`, `no_cancellation_open`, `proposal_not_open`, `wrong_state`, `invalid_split`,
 *   `hold_frozen`
 */
export async function acceptCancellation(ctx: Context, idOrSlug: string, proposalId?: string): Promise<Proposal> {
  return answer(ctx, idOrSlug, proposalId, async (actor, { found, proposal, leftMinor }) => {
    if (proposal.proposedBy === actor.id) {
      throw new AppError("forbidden", { detail: "This is your own proposal. The other side accepts or refuses it." });
    }
    const state = move(challengeLifecycle.endByAgreement, found.challenge.state, partyOf(actor, found));
    const { releaseMinor, currency } = proposal;
    requireDivision({ amountMinor: releaseMinor, currency }, { amountMinor: leftMinor, currency });
    return {
      to: "accepted",
      // It stands before the end, which overtakes every proposal that is still open.
      plan: await planEnd(ctx, found, { state, reason: "agreed", note: proposal.note || null, releaseMinor }),
    };
  });
}

/**
 * The other side refuses, or whoever proposed takes it back.
 * @param proposalId as for {@link acceptCancellation}
 * @throws AppError `not_found`, `forbidden`, `no_cancellation_open`, `proposal_not_open`
 */
export async function refuseCancellation(ctx: Context, idOrSlug: string, proposalId?: string): Promise<Proposal> {
  return answer(ctx, idOrSlug, proposalId, async (actor, { found, proposal, hold }) => ({
    to: proposal.proposedBy === actor.id ? "withdrawn" : "refused",
    plan: planEvent(ctx, "cancellation.refused", factsOf(found.challenge.id, hold, "")),
  }));
}

interface OpenProposal extends Held {
  found: ChallengeWithPeople;
  proposal: CancellationProposalRow;
}

type Answer = { to: "accepted" | "refused" | "withdrawn"; plan: ReturnType<typeof planEvent> };

async function answer(
  ctx: Context,
  idOrSlug: string,
  proposalId: string | undefined,
  decide: (actor: UserActor, open: OpenProposal) => Promise<Answer>,
): Promise<Proposal> {
  const actor = requireMember(ctx);
  requireParticipant(actor, await getChallengeWithPeople(ctx, idOrSlug));
  return commitOnce(ctx, async () => {
    const found = await getChallengeWithPeople(ctx, idOrSlug);
    const proposal = await findOpenProposal(ctx, found.challenge.id);
    if (proposal === null) throw new AppError("no_cancellation_open");
    if (proposalId !== undefined && proposalId !== proposal.id) throw new AppError("proposal_not_open");
    const held = await getHeld(ctx, found);
    const { to, plan } = await decide(actor, { found, proposal, ...held });
    return {
      result: toProposal({ ...proposal, state: to, decidedAt: ctx.now }, held.hold, held.leftMinor),
      plan: [
        ...planProposalEnd(ctx, proposal, to),
        ...plan,
        ...planAudit(ctx, `cancellation.${to}`, found.challenge.id, { proposalId: proposal.id }),
      ],
    };
  });
}

interface Held {
  hold: HoldRow;
  leftMinor: number;
}

/** @throws AppError `hold_not_held` */
async function getHeld(ctx: Context, { challenge }: ChallengeWithPeople): Promise<Held> {
  const hold = await findLiveHold(ctx, challenge.id);
  if (hold === null) throw new AppError("hold_not_held");
  return { hold, leftMinor: await heldMinor(ctx, hold.id) };
}

function factsOf(challengeId: string, hold: HoldRow, note: string) {
  return { challengeId, holdId: hold.id, ...(note === "" ? {} : { note }) };
}
