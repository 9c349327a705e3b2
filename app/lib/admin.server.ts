/** The pages of those who run OpenChance: to everybody else they are not there, and each write says why. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import type { SessionUser } from "#contract/auth";
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
import type { ViewingOf } from "./types.ts";
import { findUser } from "./viewer.server.ts";
import { viewingCookie } from "./viewing.server.ts";

/** Loads an admin's page; a 404 for members, as for a page that does not exist. */
export function loadForAdmin<Result>(args: LoaderFunctionArgs, read: (api: Api) => Promise<Result>): Promise<Result> {
  return loadForRoles(args, ["admin"], read);
}

/** The same for what moderators do too. */
export function loadForStaff<Result>(
  args: LoaderFunctionArgs,
  read: (api: Api, user: SessionUser) => Promise<Result>,
): Promise<Result> {
  return loadForRoles(args, ["moderator", "admin"], read);
}

function loadForRoles<Result>(
  args: LoaderFunctionArgs,
  roles: readonly SessionUser["role"][],
  read: (api: Api, user: SessionUser) => Promise<Result>,
): Promise<Result> {
  return load(args, async (api) => {
    const user = await findUser(api);
    if (!user) sendToSignIn(args);
    if (!roles.includes(user.role)) throw Response.json({ code: "not_found" }, { status: 404 });
    return read(api, user);
  });
}

/** Carries out the decision that a page's dialog asked for, and comes back to the page without it. */
export function decideAsAdmin(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    if (!isAdminDecision(form.intent)) throw invalid({ path: "", message: "This page knows no such decision." });
    const { path } = adminDecisions[form.intent];
    const answer = await form.api.post(path(form.text("about")), { key: form.key, body: bodyOf(form.intent, form) });
    // From here on the pages are as that person sees them.
    if (form.intent === "view") return { to: "/", external: true, setCookie: viewingCookie(args, answer as ViewingOf) };
    const { pathname, searchParams } = new URL(args.request.url);
    return { to: `${pathname}${undecidedSearch(searchParams, form.intent)}` };
  });
}

/** The reason, and what else the decision takes. */
function bodyOf(decision: AdminDecision, form: SubmittedForm): Record<string, unknown> {
  const body: Record<string, unknown> = { ...saidBy(decision), reason: form.text("reason") };
  for (const field of fieldsOf(decision)) {
    if (field === "amount") body.amount = readMoney(form, "amount");
    if (field === "why") body.why = form.text("why");
    if (field === "days") body.days = form.integer("days");
    if (field === "source") {
      const [cause, ...source] = form.text("source").split(":");
      Object.assign(body, { cause, source: source.join(":") });
    }
  }
  if (decision === "claim") body.holdId = form.optional("holdId");
  return body;
}
