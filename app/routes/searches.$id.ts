import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { addressOf } from "../lib/saved-address.ts";
import { load } from "../lib/session.server.ts";
import type { SavedSearch } from "../lib/types.ts";

/** Where notes of a saved search lead: what fits it now, the newest first. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const { query } = await api.get<SavedSearch>(`/search/saved/${encodeURIComponent(args.params.id ?? "")}`);
    throw redirect(addressOf(query, "newest"), { headers: api.cookies() });
  });
}
