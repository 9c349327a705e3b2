/** What the dispute's page knows of its reader, and what follows from it. Pure. */
import type { disputeLimits } from "#contract/disputes";
import type { Dispute } from "./types.ts";

export interface DisputeReader {
  dispute: Dispute;
  /** Whoever decides is on no side. */
  side: "poster" | "solver" | "none";
  limits: typeof disputeLimits;
}

export type DisputeSide = "poster" | "solver";

/** The side that was asked to answer. */
export function respondentOf({ filedBy }: Pick<Dispute, "filedBy">): DisputeSide {
  return filedBy === "poster" ? "solver" : "poster";
}

export function isOpen({ state }: Pick<Dispute, "state">): boolean {
  return state === "filed" || state === "answered" || state === "deciding";
}

/** The other side's newest proposal, if the reader may accept it. */
export function acceptable({ dispute, side }: DisputeReader) {
  if (side === "none" || !dispute.may.includes("accept")) return null;
  return dispute.standing[side === "poster" ? "solver" : "poster"];
}

/** What the page's decisions are called in its address. */
export const disputeDecisions = ["accept", "offer", "evidence", "withdraw", "message"] as const;

/** Until when the present stage lasts: the answer, the sides' own time, or the decision. */
export function stageEndsAt({ state, answerDueAt, offersEndAt, decisionDueAt }: Dispute): string | null {
  if (state === "filed") return answerDueAt;
  if (state === "answered") return offersEndAt;
  return state === "deciding" ? decisionDueAt : null;
}
