/** What a draft still lacks before it can be posted. The API decides; this tells it in time. */
import type { Challenge } from "./types.ts";

export interface Check {
  name: "title" | "summary" | "brief" | "category" | "reward" | "deadline" | "days" | "contacts";
  ok: boolean;
  /** The wizard's step and field that mend it. */
  step: "problem" | "brief" | "reward";
  field: string;
  /** Does not keep anybody from posting. */
  advice?: boolean;
}

const titleLeast = 8;
const briefLeast = 40;
const contacts = /[\w.+-]+@[\w-]+\.[a-z]{2,}|(?:\+|00)\d[\d\s().-]{7,}\d|\b(?:whatsapp|telegram|skype)\b/i;

export function checksOf(challenge: Challenge, now: number): Check[] {
  const { title, summary, brief, category, reward, applicationDeadline, deliveryDays } = challenge;
  return [
    { name: "title", ok: title.length >= titleLeast, step: "problem", field: "title" },
    { name: "summary", ok: summary !== "", step: "problem", field: "summary" },
    { name: "category", ok: category !== null, step: "problem", field: "category" },
    { name: "brief", ok: brief.length >= briefLeast, step: "brief", field: "brief" },
    { name: "contacts", ok: !contacts.test(brief), step: "brief", field: "brief", advice: true },
    { name: "reward", ok: reward !== null, step: "reward", field: "reward" },
    {
      name: "deadline",
      ok: applicationDeadline !== null && Date.parse(applicationDeadline) > now,
      step: "reward",
      field: "applicationDeadline",
    },
    { name: "days", ok: deliveryDays !== null, step: "reward", field: "deliveryDays" },
  ];
}
