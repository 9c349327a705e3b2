/** What no request may do, so that journeys do it in the record itself: make somebody an admin, let days pass for one clock. */
import { join } from "node:path";
import { mustRun } from "../scripts/tools.ts";
import type { Person } from "./person.ts";

async function write(what: string, command: string): Promise<void> {
  const stateDir = process.env.JOURNEY_STATE_DIR ?? "";
  const args = ["d1", "execute", "DB", "--local", "--persist-to", join(stateDir, "data"), "--command", command];
  await mustRun(what, "wrangler", args, { cwd: join(stateDir, "site", "api") });
}

export function makeAdmin({ id }: Person): Promise<void> {
  return write("Making an admin", `update users set role = 'admin' where id = '${id}'`);
}

/** The clock's time has come; the next sweep, seconds from now, finds it. */
export function letRunOut(kind: "dispute_answer" | "dispute_offers", subject: string): Promise<void> {
  return write("Moving a clock", `update timers set due_at = 0 where kind = '${kind}' and subject = '${subject}'`);
}
