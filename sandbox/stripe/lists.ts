import type { Call } from "./call.ts";
import { invalidParameter, noSuch } from "./errors.ts";
import type { ListBody } from "./present.ts";
import type { Sandbox } from "./sandbox.ts";
import type { ListQuery, StoredObject } from "./store.ts";

interface PageParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: ListQuery["created"];
}

/** One page of a v1 list, newest first. Refuses a limit outside 1…100 and a cursor that does not exist, as Stripe does. */
export function pageOf<T extends StoredObject>(
  sandbox: Sandbox,
  call: Call<PageParams>,
  kind: T["object"],
  filters: ListQuery["filters"] = {},
): ListBody {
  const { limit, starting_after, ending_before, created } = call.params;
  if (limit !== undefined && (limit < 1 || limit > 100)) {
    const bound = limit < 1 ? "greater than or equal to 1" : "less than or equal to 100";
    throw invalidParameter(`This value must be ${bound}.`, "limit", "parameter_invalid_integer");
  }
  if (starting_after !== undefined && ending_before !== undefined) {
    throw invalidParameter(
      "You may only specify one of these parameters: starting_after, ending_before.",
      "starting_after",
      "parameters_exclusive",
    );
  }
  for (const [name, cursor] of Object.entries({ starting_after, ending_before })) {
    if (cursor !== undefined && sandbox.store.ownerOf(cursor) !== call.account)
      throw noSuch(kind.replaceAll("_", " "), cursor, name);
  }
  const query: ListQuery = { account: call.account, filters };
  if (limit !== undefined) query.limit = limit;
  if (starting_after !== undefined) query.startingAfter = starting_after;
  if (ending_before !== undefined) query.endingBefore = ending_before;
  if (created !== undefined) query.created = created;
  const { data, hasMore } = sandbox.store.list<T>(kind, query);
  return { object: "list", data, has_more: hasMore, url: call.url };
}
