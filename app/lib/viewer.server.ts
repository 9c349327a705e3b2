/** Who looks at a challenge, and what of it concerns them: asked together, so that a page waits for one round of answers. */

import type { SessionUser, SessionView } from "#contract/auth";
import { type Api, ApiProblem } from "./api.server.ts";
import { asClocksStand, overdueOf } from "./dispute-window.ts";
import { policy } from "./policy.server.ts";
import type { Challenge, Delivery, Dispute, OwnApplication, Page, Payment, PayoutAccount } from "./types.ts";

export interface Viewer {
  user: SessionUser | null;
  side: "poster" | "solver" | "guest";
  payment: Payment | null;
  application: OwnApplication | null;
  payout: PayoutAccount | null;
  /** The newest, for its two sides; null while there was none. */
  dispute: Dispute | null;
  conversationId: string | null;
}

/** The signed-in person, or null. */
export async function findUser(api: Api): Promise<SessionUser | null> {
  return (await api.get<SessionView>("/auth/session")).user;
}

/** A 404 (nothing there, or not theirs to see) as null. */
export async function orNull<Result>(answer: Promise<Result>): Promise<Result | null> {
  try {
    return await answer;
  } catch (problem) {
    if (problem instanceof ApiProblem && (problem.status === 404 || problem.status === 403)) return null;
    throw problem;
  }
}

const guest: Viewer = {
  user: null,
  side: "guest",
  payment: null,
  application: null,
  payout: null,
  dispute: null,
  conversationId: null,
};

/** Reads what a page about one challenge needs to know of the person looking. */
export async function readViewer(api: Api, challenge: Challenge): Promise<Viewer> {
  const user = await findUser(api);
  if (!user) return guest;
  const side = user.id === challenge.poster.id ? "poster" : user.id === challenge.solver?.id ? "solver" : "guest";
  const [payment, application, payout, dispute] = await Promise.all([
    side === "guest" ? null : orNull(api.get<Payment>(`/challenges/${challenge.id}/payment`)),
    side === "poster" ? null : findOwnApplication(api, challenge),
    side === "poster" ? null : orNull(api.get<PayoutAccount>("/users/me/payout-account")),
    side === "guest" ? null : findDispute(api, challenge),
  ]);
  const conversationId = application?.conversationId ?? (await findConversation(api, challenge, side));
  return { user, side, payment, application, payout, dispute, conversationId };
}

/** The newest dispute about a challenge that can have had one, for its two sides. */
export function findDispute(api: Api, { id, state }: Challenge): Promise<Dispute | null> | null {
  if (state === "draft" || state === "open" || state === "awarded" || state === "expired") return null;
  return orNull(api.get<Dispute>(`/challenges/${id}/dispute`));
}

/** What the two sides of a challenge read of a delivery that did not come by its day; null while it is in time. */
export async function findOverdue(
  api: Api,
  challenge: Challenge,
  { side, payment }: Pick<Viewer, "side" | "payment">,
  now: number,
): Promise<ReturnType<typeof overdueOf>> {
  if (side === "guest" || overdueOf(challenge, [], policy.overdueDays, now) === null) return null;
  const { items } = await api.get<Page<Delivery>>(`/challenges/${challenge.id}/deliveries`);
  return overdueOf(asClocksStand(challenge, payment, items[0], now), items, policy.overdueDays, now);
}

/** Pages of 100 applications that are looked through for the one. */
const mostPages = 20;

/** One's application for this challenge, a withdrawn one only if there is no other. The list is newest first, and nobody applies before a challenge is posted. */
async function findOwnApplication(api: Api, challenge: Challenge): Promise<OwnApplication | null> {
  const posted = challenge.publishedAt ?? "";
  let withdrawn: OwnApplication | null = null;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, nextCursor } = await api.get<Page<OwnApplication>>("/applications", { limit: 100, cursor });
    for (const item of items) {
      if (item.challengeId !== challenge.id) continue;
      if (item.state !== "withdrawn") return item;
      withdrawn ??= item;
    }
    if (nextCursor === null || (items.at(-1)?.createdAt ?? "") < posted) break;
    cursor = nextCursor;
  }
  return withdrawn;
}

async function findConversation(api: Api, challenge: Challenge, side: Viewer["side"]): Promise<string | null> {
  if (side !== "poster" || !challenge.solver) return null;
  const solverId = challenge.solver.id;
  const page = await orNull(
    api.get<Page<{ id: string; members: { id: string }[] }>>("/conversations", {
      challengeId: challenge.id,
      limit: 100,
    }),
  );
  return page?.items.find(({ members }) => members.some(({ id }) => id === solverId))?.id ?? null;
}
