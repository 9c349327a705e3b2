/** Brings the people of the demo on stage: accounts, profiles, payout accounts; and speaks for them afterwards. */
import type { PayoutAccount } from "#contract/payments";
import type { OwnUser } from "#contract/users";
import { type Copy, call, inParallel, waitFor } from "./client.ts";
import { type PersonKey, people, personKeys } from "./people.ts";

/** How many people or challenges are worked on at a time: more only makes them wait for each other on two cores. */
export const WIDTH = 6;
const TOKEN_SECONDS = 3_600;

interface Member {
  id: string;
  handle: string;
  token: string;
}

export interface Cast {
  members: Readonly<Record<PersonKey, Member>>;
  /** When the demo began, ms: the same in each run over one copy, so that repeated writes have equal bodies. */
  beganAt: number;
  copy: Copy;
}

/** Calls the API as one of the people. `path` begins after /api/v1. */
export function as<Answer>(
  cast: Cast,
  who: PersonKey,
  step: string,
  path: string,
  request: Parameters<typeof call>[2],
) {
  const { token } = cast.members[who];
  return call<Answer>(step, `${cast.copy.origins.product}/api/v1${path}`, { ...request, token });
}

/** Makes all accounts, with their profiles and payout accounts. */
export async function assemble(copy: Copy): Promise<Cast> {
  const accounts = personKeys.map((key) => people[key]).map(({ email, name, about }) => ({ email, name, about }));
  await call("demo accounts", `${copy.origins.clerk}/__clerk/sandbox/accounts`, { json: { accounts } });
  const members: Partial<Record<PersonKey, Member>> = {};
  let beganAt = Number.POSITIVE_INFINITY;
  await inParallel(WIDTH, personKeys, async (key) => {
    const { email, name } = people[key];
    const { token } = await call<{ token: string }>(`token of ${key}`, `${copy.origins.clerk}/__clerk/sandbox/tokens`, {
      json: { email, name, ttlSeconds: TOKEN_SECONDS },
    });
    const { id, handle, memberSince } = await call<OwnUser>(
      `account of ${key}`,
      `${copy.origins.product}/api/v1/users/me`,
      { token },
    );
    members[key] = { id, handle, token };
    beganAt = Math.min(beganAt, Date.parse(memberSince));
  });
  // The loop above has filled in every key, which the type of a partial record cannot say.
  const cast: Cast = { members: members as Record<PersonKey, Member>, beganAt, copy };
  await inParallel(WIDTH, personKeys, (key) => introduce(cast, key));
  return cast;
}

async function introduce(cast: Cast, key: PersonKey): Promise<void> {
  const { name, bio, country, skills, locale, timeZone, payable } = people[key];
  await as<OwnUser>(cast, key, `profile of ${key}`, "/users/me", {
    method: "PATCH",
    json: { name, bio, country, skills, locale, timeZone },
  });
  if (payable) await setUpPayouts(cast, key, country);
}

/** As a person would: asks for the set-up page, goes through it at Stripe, and is ready once Stripe's webhook has come. */
async function setUpPayouts(cast: Cast, key: PersonKey, country: string): Promise<void> {
  const step = `payout account of ${key}`;
  const { stripe } = cast.copy.origins;
  const read = () => as<PayoutAccount>(cast, key, step, "/users/me/payout-account", {});
  if ((await read()).state === "ready") return;
  const { url } = await as<PayoutAccount>(cast, key, step, "/users/me/payout-account", {
    json: { country },
    idempotencyKey: `demo:${key}:payout-account`,
  });
  const linkId = url?.split("/").at(-1) ?? "";
  const link = await call<{ object: { account: string } }>(step, `${stripe}/sandbox/objects/${linkId}`);
  await call(step, `${stripe}/sandbox/accounts/${link.object.account}/complete`, { json: { outcome: "ready" } });
  let seen = "";
  await waitFor(
    cast.copy,
    step,
    async () => {
      const account = await read();
      seen = JSON.stringify(account);
      return account.state === "ready" ? account : null;
    },
    () => seen,
  );
}

/** Leaves each inbox as a person would who looks in now and then: the newest few notes unread. */
export async function readOldNotes(cast: Cast): Promise<void> {
  const leftUnread = 3;
  await inParallel(WIDTH, personKeys, async (key) => {
    const { items } = await as<{ items: { ord: number }[] }>(
      cast,
      key,
      `inbox of ${key}`,
      "/notifications?limit=10",
      {},
    );
    const through = items[leftUnread]?.ord;
    if (through === undefined) return;
    await as(cast, key, `inbox of ${key}`, "/notifications/read", { json: { through } });
  });
}
