/** Reads the wizard's and the edit page's fields into the API's input. */

import { form as formTexts } from "../copy/en/form.ts";
import { invalid, type SubmittedForm } from "./form.server.ts";
import { dateTimeFormat } from "./formatters.ts";
import { parseAmount } from "./parse-money.ts";
import { readSkills } from "./skills.ts";

type Input = Record<string, unknown>;

export function readProblem(form: SubmittedForm): Input {
  return {
    title: form.text("title"),
    summary: form.text("summary"),
    category: form.text("category") || null,
    skills: readSkills(form.text("skills")),
    place: form.text("place") || null,
  };
}

export function readBrief(form: SubmittedForm): Input {
  return { brief: form.text("brief") };
}

/** @param timeZone the poster's: applications close when that day ends there */
export function readReward(form: SubmittedForm, timeZone: string): Input {
  const day = form.text("applicationDeadline");
  return {
    reward: readMoney(form, "reward"),
    applicationDeadline: day ? endOfDay(day, timeZone) : null,
    deliveryDays: form.text("deliveryDays") ? form.integer("deliveryDays") : null,
    agents: form.text("agents") || "declared",
  };
}

/**
 * A money field's sum, or null when it is empty.
 * @throws ApiProblem naming the field when it is no sum
 */
export function readMoney(form: SubmittedForm, name: string): { amountMinor: number; currency: string } | null {
  const typed = form.text(name);
  if (typed === "") return null;
  const currency = form.text(`${name}Currency`);
  const amountMinor = /^[A-Z]{3}$/.test(currency) ? parseAmount(typed, currency) : null;
  if (amountMinor === null) throw invalid({ path: name, message: formTexts.notASum });
  return { amountMinor, currency };
}

/** The last second of a calendar day (`2026-11-20`) in a time zone, as an ISO instant; other text as it is, for the API to refuse. */
function endOfDay(day: string, timeZone: string): string {
  const utc = Date.parse(`${day}T23:59:59Z`);
  if (Number.isNaN(utc)) return day;
  return new Date(utc - offsetMs(utc, timeZone)).toISOString();
}

/** How far a zone's clocks are ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
  const parts = dateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "00";
  return Date.parse(`${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:${of("second")}Z`) - at;
}
