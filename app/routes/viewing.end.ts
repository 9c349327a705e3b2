import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { ApiProblem } from "../lib/api.server.ts";
import { act } from "../lib/form.server.ts";
import { endedViewingCookie, readViewingCookie } from "../lib/viewing.server.ts";

/** Nothing is here but the button of the bar that says whose account is looked at. */
export const loader = () => redirect("/");

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key }) => {
    const id = readViewingCookie(args);
    // One that has ended by itself needs no more than its cookie gone.
    if (id !== null) await api.post(`/admin/viewings/${id}/end`, { key }).catch(unlessOver);
    return { to: "/admin/people", external: true, setCookie: endedViewingCookie(args) };
  });
}

function unlessOver(problem: unknown): void {
  if (!(problem instanceof ApiProblem && problem.status === 404)) throw problem;
}
