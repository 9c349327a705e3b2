import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { pathOf } from "../components/notification-line.tsx";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Notification } from "../lib/types.ts";
import { findUser, orNull } from "../lib/viewer.server.ts";

/** Where mail and pushes lead: marks the note as read and goes on to what it is about. One that was dropped leads to the list. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const id = args.params.id ?? "";
    const note = await orNull(api.get<Notification>(`/notifications/${encodeURIComponent(id)}`));
    if (note === null) throw redirect("/notifications", { headers: api.cookies() });
    // Of an account that may only read, the note stays unread.
    await orNull(api.post("/notifications/read", { body: { ids: [id] } }));
    throw redirect(pathOf(note), { headers: api.cookies() });
  });
}
