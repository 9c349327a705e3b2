/** Applications as answers show them. Pure. */
import type { ApplicationRow, UserRow } from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import { toPerson } from "../users/views.ts";
import type { Application } from "./contract.ts";

export type ApplicationFields = Omit<ApplicationRow, "seq">;

export interface ApplicationSurroundings {
  applicant: UserRow;
  payable: boolean;
  conversationId: string | null;
  /** Who reads: the poster's note is for the poster alone. */
  readerId: string;
}

export function toApplication(application: ApplicationFields, around: ApplicationSurroundings): Application {
  const { id, challengeId, state, coverLetter, priceMinor, currency, days, agentUse, posterNote, posterId, createdAt } =
    application;
  const { applicant, payable, conversationId, readerId } = around;
  return {
    id,
    challengeId,
    state,
    coverLetter,
    price: { amountMinor: priceMinor, currency },
    days,
    agentUse,
    applicant: { ...toPerson(applicant), completedAsSolver: applicant.completedAsSolver },
    payable,
    conversationId,
    note: readerId === posterId ? posterNote : null,
    createdAt: iso(createdAt),
  };
}
