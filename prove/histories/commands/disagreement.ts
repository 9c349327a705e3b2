/** Ending together, and disputes. */
import {
  acceptCancellation,
  proposeCancellation,
  refuseCancellation,
} from "../../../worker/domains/engagements/canceling-together.ts";
import { acceptOffer, decideDispute } from "../../../worker/domains/engagements/dispute-settling.ts";
import { answerDispute, makeOffer } from "../../../worker/domains/engagements/dispute-talking.ts";
import { fileDispute, withdrawDispute } from "../../../worker/domains/engagements/disputing.ts";
import type { Context } from "../../../worker/platform/context.ts";
import type { ChallengeNow } from "../records.ts";
import { type Command, divisionOf, nobody } from "./command.ts";

const working = ({ state }: ChallengeNow) => state === "in_progress" || state === "delivered";
const disputed = ({ disputeState }: ChallengeNow) => disputeState !== null;
const text = "This is not what we agreed on in the room.";

/** The newest division that the other side said it would accept. */
function offerTo(ctx: Context, { posterId, posterEntryId, solverEntryId }: ChallengeNow): string {
  return (ctx.actor?.id === posterId ? solverEntryId : posterEntryId) ?? nobody;
}

export const disagreementCommands = {
  propose: {
    by: ["poster", "solver"],
    fits: working,
    give: (ctx, on, how) => proposeCancellation(ctx, on.id, { release: divisionOf(on, how), note: "" }),
  },
  acceptEnd: {
    by: ["answerer"],
    fits: (on) => working(on) && on.proposedBy !== null,
    give: (ctx, on) => acceptCancellation(ctx, on.id),
  },
  refuseEnd: {
    by: ["proposer", "answerer"],
    fits: ({ proposedBy }) => proposedBy !== null,
    give: (ctx, on) => refuseCancellation(ctx, on.id),
  },
  dispute: {
    by: ["poster", "solver"],
    fits: working,
    give: (ctx, on, how) =>
      fileDispute(ctx, on.id, { reason: "not_as_agreed", text, release: divisionOf(on, how), fileIds: [] }),
  },
  answer: {
    by: ["respondent"],
    fits: ({ disputeState }) => disputeState === "filed",
    give: (ctx, on, how) =>
      answerDispute(ctx, on.disputeId ?? nobody, { text, release: divisionOf(on, how), fileIds: [] }),
  },
  offer: {
    by: ["filer", "respondent"],
    fits: disputed,
    give: (ctx, on, how) => makeOffer(ctx, on.disputeId ?? nobody, { release: divisionOf(on, how), text: "" }),
  },
  acceptOffer: {
    by: ["filer", "respondent"],
    fits: disputed,
    give: (ctx, on) => acceptOffer(ctx, on.disputeId ?? nobody, offerTo(ctx, on)),
  },
  withdraw: { by: ["filer"], fits: disputed, give: (ctx, on) => withdrawDispute(ctx, on.disputeId ?? nobody, "") },
  decide: {
    by: ["admin"],
    fits: disputed,
    give: (ctx, on, how) => decideDispute(ctx, on.disputeId ?? nobody, { release: divisionOf(on, how), text }),
  },
} satisfies Record<string, Command>;
