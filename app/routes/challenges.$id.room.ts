import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Challenge } from "../lib/types.ts";
import { readViewer } from "../lib/viewer.server.ts";

/** Leads to the room that poster and solver share; while nobody is chosen, to where the next step is. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const { user, side, conversationId } = await readViewer(api, challenge);
    if (!user) sendToSignIn(args);
    const page = `/challenges/${challenge.slug}`;
    if (conversationId) throw redirect(`/messages/${conversationId}`);
    throw redirect(side === "poster" ? `${page}/applications` : page);
  });
}
