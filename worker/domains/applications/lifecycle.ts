/** The life of an application as one table. Pure. */
import type { Verb } from "../../platform/lifecycle.ts";
import type { ApplicationState } from "./contract.ts";

export const applicationParties = ["poster", "applicant", "stranger", "system"] as const;
export type ApplicationParty = (typeof applicationParties)[number];

export const applicationLifecycle = {
  shortlist: { from: ["submitted"], to: "shortlisted", by: ["poster"] },
  decline: { from: ["submitted", "shortlisted"], to: "declined", by: ["poster"] },
  withdraw: { from: ["submitted", "shortlisted"], to: "withdrawn", by: ["applicant"] },
  award: { from: ["submitted", "shortlisted"], to: "awarded", by: ["poster"] },
  /** Back among the others: taken back by the poster, or not paid in time. */
  release: { from: ["awarded"], to: "shortlisted", by: ["poster", "system"] },
  declineAward: { from: ["awarded"], to: "withdrawn", by: ["applicant"] },
  hire: { from: ["awarded"], to: "hired", by: ["system"] },
  /** Somebody else was hired, or the challenge ended. */
  close: { from: ["submitted", "shortlisted"], to: "declined", by: ["system", "poster"] },
  lapse: { from: ["submitted", "shortlisted"], to: "lapsed", by: ["system"] },
} as const satisfies Record<string, Verb<ApplicationState, ApplicationParty>>;
