/** The pages of those who run OpenChance: to everybody else they are not there, and each write says why. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import {
  type AdminDecision,
  adminDecisions,
  fieldsOf,
  isAdminDecision,
  saidBy,
  undecidedSearch,
} from "./admin-decisions.ts";
import type { Api } from "./api.server.ts";
import { readMoney } from "./challenge-form.server.ts";
import { act, invalid, type SubmittedForm } from "./form.server.ts";
import { load, sendToSignIn } from "./session.server.ts";
import { findUser } from "./viewer.server.ts";

/** Loads an admin's page; a 404 for members, as for a page that does not exist. */
export function loadForAdmin<Result>(args: LoaderFunctionArgs, read: (api: Api) => Promise<Result>): Promise<Result> {
  return load(args, async (api) => {
    const user = await findUser(api);
    if (!user) sendToSignIn(args);
    if (user.role !== "admin") throw Response.json({ code: "not_found" }, { status: 404 });
    return read(api);
  });
}

/** Carries out the decision that a page's dialog asked for, and comes back to the page without it. */
export function decideAsAdmin(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    if (!isAdminDecision(form.intent)) throw invalid({ path: "", message: "This page knows no such decision." });
    const { path } = adminDecisions[form.intent];
    await form.api.post(path(form.text("about")), { key: form.key, body: bodyOf(form.intent, form) });
    const { pathname, searchParams } = new URL(args.request.url);
    return { to: `${pathname}${undecidedSearch(searchParams, form.intent)}` };
  });
}

/** The reason, and what else the decision takes. */
function bodyOf(decision: AdminDecision, form: SubmittedForm): Record<string, unknown> {
  const body: Record<string, unknown> = { ...saidBy(decision), reason: form.text("reason") };
  for (const field of fieldsOf(decision)) {
    if (field === "amount") body.amount = readMoney(form, "amount");
    if (field === "days") body.days = form.integer("days");
    if (field === "source") {
      const [cause, ...source] = form.text("source").split(":");
      Object.assign(body, { cause, source: source.join(":") });
    }
  }
  if (decision === "claim") body.holdId = form.optional("holdId");
  return body;
}
