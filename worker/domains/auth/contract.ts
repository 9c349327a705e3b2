/** Who is signed in, as the API and the server of the pages ask it. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { pageOf } from "../../platform/paging.ts";
import { analyticsChoices, localeSchema, roles, userStates } from "../users/contract.ts";

/** The signed-in person as the frame of every page needs them; the whole profile is GET /users/me. */
export const sessionUserView = z.object({
  id: idSchema("user"),
  handle: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  country: z.string().nullable(),
  role: z.enum(roles),
  state: z.enum(userStates).meta({ description: "Suspended and closing people may read but not write" }),
  locale: z.string(),
  timeZone: z.string(),
  analytics: z
    .enum(analyticsChoices)
    .nullable()
    .meta({ description: "What they said to being counted; null: nothing yet, which is no" }),
});
export type SessionUser = z.infer<typeof sessionUserView>;

/** `handshake` only for documents: send the browser to `handshake.location`; it comes back with fresh cookies. */
export const sessionStates = ["signed-in", "signed-out", "handshake"] as const;

/** Characters of an address; longer ones are no page of ours. */
export const documentLimits = { url: 4_096 } as const;

/**
 * `?document=`: the absolute address of the page that was asked for. For the server of the pages, on GET documents only: it
 * forwards the visitor's cookies, obeys `handshake`, and puts the Set-Cookie headers of this answer on its own, whatever the state.
 */
export const sessionQuery = z.object({
  document: z
    .url({ protocol: /^https?$/ })
    .max(documentLimits.url)
    .optional()
    .meta({ description: "For the server of the pages: the address of the page asked for" }),
  language: localeSchema.optional().meta({
    description: "With `document`: the language of the page. A profile that nobody has touched yet takes it over",
  }),
});

export const sessionView = z.object({
  state: z.enum(sessionStates),
  user: sessionUserView.nullable(),
  handshake: z.object({ location: z.url() }).optional(),
  viewing: z
    .object({ endsAt: z.iso.datetime() })
    .optional()
    .meta({ description: "It is an admin who looks at this person's account; nothing can be changed" }),
});
export type SessionView = z.infer<typeof sessionView>;

/** The answer to signing out: done, whether or not anybody was signed in. */
export const signedOutView = z.object({ state: z.literal("signed-out"), user: z.null() });

/** Where somebody is signed in. Browser, device and country are what the identity provider knows, which may be nothing. */
export const openSessionView = z.object({
  id: z.string(),
  current: z.boolean().meta({ description: "The one that asks" }),
  browser: z.string().nullable(),
  device: z.string().nullable(),
  country: z.string().nullable(),
  signedInAt: z.iso.datetime(),
  lastActiveAt: z.iso.datetime(),
});
export type OpenSession = z.infer<typeof openSessionView>;
export const openSessionsView = z.object({ items: z.array(openSessionView) });

/** The answer to signing out everywhere else: how many sessions that ended. */
export const endedSessionsView = z.object({ ended: z.int() });

/** The answer to Clerk: `duplicate` when this `svix-id` was acted on before. */
export const webhookReceipt = z.object({ received: z.literal(true), duplicate: z.boolean() });

/** What a key may: `read` all that its person may read as a member; `write` what is no money, no right and no account. */
export const keyScopes = ["read", "write"] as const;
export type KeyScope = (typeof keyScopes)[number];

/** How a key begins, so that it is known for one wherever it turns up. */
export const keyPrefix = "och_";
/** Counts, characters, days. */
export const keyLimits = { keys: 10, name: 60, days: 365, defaultDays: 90 } as const;

export const createKeyInput = z
  .object({
    name: z.string().trim().min(1, "Give it a name.").max(keyLimits.name),
    scopes: z.array(z.enum(keyScopes)).min(1, "Choose what it may.").max(keyScopes.length),
    days: z
      .int("Write a whole number of days.")
      .min(1, "A key holds for a day at least.")
      .max(keyLimits.days, `A key holds for ${keyLimits.days} days at most.`)
      .default(keyLimits.defaultDays),
  })
  .strict();
export type CreateKeyInput = z.infer<typeof createKeyInput>;

export const keyParam = z.object({ id: idSchema("apiKey") });
export const keyView = z.object({
  id: idSchema("apiKey"),
  name: z.string(),
  start: z.string().meta({ description: "How the key begins; the rest is known to whoever made it alone" }),
  scopes: z.array(z.enum(keyScopes)),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable().meta({ description: "To the hour" }),
});
export type ApiKey = z.infer<typeof keyView>;
export const keyPage = pageOf(keyView);
export const newKeyView = keyView.extend({ key: z.string().meta({ description: "The key; said this once" }) });
export type NewApiKey = z.infer<typeof newKeyView>;
