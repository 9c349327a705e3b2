/** The commonest actions, as the product's pages ask the API for them, in the order of one piece of work. */
import { env } from "cloudflare:workers";
import { and, eq, inArray, not } from "drizzle-orm";
import { expect, vi } from "vitest";
import { inboxOf, roomOf } from "../../../durable-objects/stubs.ts";
import { TestSocket } from "../../../durable-objects/test-sockets.ts";
import { holds, outbox, payouts } from "../../database/schema.ts";
import { openStore } from "../../database/store.ts";
import { dayMs, iso } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import { planEvent } from "../../platform/outbox.ts";
import { openMarket } from "../market.ts";
import { type Answer, call, newPerson, type TestPerson } from "../people.ts";
import { systemContext } from "../situations.ts";
import { deliverAbout, onboard, patience, payerActs, script } from "../stripe.ts";
import { upgrade } from "../talks.ts";
import { type Counts, countFrames, follow, measure, ringAlarm, tapBindings, uncounted } from "./meter.ts";

interface World {
  poster: TestPerson;
  solver: TestPerson;
}

/** A board of three pages, as a guest finds it, and two people who are known and can be paid. */
async function openBoard(): Promise<World> {
  const poster = await newPerson("Costs Poster");
  const solver = await newPerson("Costs Solver");
  await onboard(solver);
  const subjects = ["booking calendar", "solar battery report", "podcast sound", "harbour map"];
  await openMarket(
    poster,
    Array.from({ length: 60 }, (_, at) => ({
      title: `Repair the ${subjects[at % subjects.length]} number ${at}`,
      summary: "What is there works for some, and should work for all who come.",
      category: at % 2 === 0 ? "software" : "design",
      skills: at % 2 === 0 ? ["react", "typescript"] : ["figma"],
      rewardMinor: 10_000 + at * 500,
    })),
  );
  return { poster, solver };
}

/** Waits until the real queues have done what setting the board up has told them. */
async function allFollowed(): Promise<void> {
  const { db } = openStore(env.DB);
  const isDelayed = inArray(outbox.consumer, ["email", "push"]);
  await vi.waitFor(
    async () => expect(await db.$count(outbox, and(eq(outbox.state, "pending"), not(isDelayed)))).toBe(0),
    patience,
  );
}

/** Every action's counts, by its name. */
export async function measureActions(): Promise<Record<string, Counts>> {
  const world = await openBoard();
  await allFollowed();
  await tapBindings(inboxOf(env, world.solver.row));
  const browsing = await measureBrowsing();
  // Before there is a room: its clock moves by minutes.
  const notification = await measureNotification(world);
  const { challengeId, slug, post } = await measurePosting(world);
  const openChallenge = await measure(() => must(call("GET", `/challenges/${slug}`)));
  return {
    ...browsing,
    openChallenge,
    post,
    ...(await measureWork(world, challengeId)),
    notification,
  };
}

async function measureBrowsing() {
  const list = () => must(call("GET", "/search/challenges?limit=20"));
  const search = () => must(call("GET", "/search/challenges?limit=20&q=solar%20battery&category=software"));
  return {
    viewList: await measure(list),
    viewListCached: await measure(list),
    search: await measure(search),
    searchCached: await measure(search),
  };
}

async function measurePosting({ poster }: World) {
  let draft = { id: "", slug: "" };
  const post = await measure(async () => {
    const written = await must(
      poster.post<typeof draft>("/challenges", {
        title: "Make the booking calendar usable with a keyboard",
        summary: "The month grid traps focus, and nobody leaves it without a mouse.",
        brief: "Rebuild the month grid to the ARIA pattern, with tests that run in our pipeline.",
        category: "software",
        skills: ["react", "accessibility"],
        reward: { amountMinor: 240_000, currency: "USD" },
        applicationDeadline: iso(Date.now() + 10 * dayMs),
        deliveryDays: 21,
      }),
    );
    draft = written.body;
    await must(poster.post(`/challenges/${draft.id}/publish`));
  });
  return { post, challengeId: draft.id, slug: draft.slug };
}

/** From the application to the payout, with the talk in between. */
async function measureWork(world: World, challengeId: string) {
  const { poster, solver } = world;
  let applicationId = "";
  const apply = await measure(async () => {
    const letter = {
      coverLetter: "I rebuilt the date grid of a ferry site last year; the same pattern fits here.",
      price: { amountMinor: 240_000, currency: "USD" },
      days: 14,
    };
    applicationId = (await must(solver.post<{ id: string }>(`/challenges/${challengeId}/applications`, letter))).body
      .id;
  });
  const talk = await measureTalk(world, applicationId);
  const award = await measure(() => must(poster.post(`/applications/${applicationId}/award`)));
  // Each action is at least five seconds after the one before, so that a fast machine is ahead of Stripe, which opens no page for longer
  // than a day of its own clock.
  await uncounted(() => script("/clock", { now: iso(Date.now()) }));
  const fund = await measure(() => payFor(poster, challengeId));
  let deliveryId = "";
  const deliver = await measure(async () => {
    const headers = { "content-type": "text/plain", "content-length": "5" };
    const file = await must(solver.call<{ id: string }>("POST", "/files?name=notes.txt", "notes", headers));
    const delivery = { note: "The grid and its tests.", fileIds: [file.body.id] };
    deliveryId = (await must(solver.post<{ id: string }>(`/challenges/${challengeId}/deliveries`, delivery))).body.id;
  });
  const approveAndPayout = await measure(async () => {
    await must(poster.post(`/deliveries/${deliveryId}/approve`));
    await follow();
    await deliverAbout(await transferOf(challengeId));
  });
  return { apply, award, fund, ...talk, deliver, approveAndPayout };
}

/** Checkout is opened, the payer pays, and Stripe's events of it come in. */
async function payFor(poster: TestPerson, challengeId: string): Promise<void> {
  await must(poster.post(`/challenges/${challengeId}/checkout`));
  const hold = await uncounted(() =>
    openStore(env.DB).db.query.holds.findFirst({ where: (t) => eq(t.challengeId, challengeId) }),
  );
  const { sessionId, paymentIntentId, chargeId } = await payerActs(hold?.checkoutSessionId ?? "", "paid");
  await deliverAbout(sessionId, paymentIntentId, chargeId);
}

/** Stripe's name for the transfer that a challenge ended in. */
async function transferOf(challengeId: string): Promise<string | null> {
  const [row] = await uncounted(() =>
    openStore(env.DB)
      .db.select({ transferId: payouts.transferId })
      .from(payouts)
      .innerJoin(holds, eq(holds.id, payouts.holdId))
      .where(eq(holds.challengeId, challengeId)),
  );
  if (row === undefined) throw new Error("there is no payout");
  return row.transferId;
}

/** The poster writes to a solver who is away; a minute later the solver's inbox has heard of it for certain, and they read it. */
async function measureTalk({ poster, solver }: World, applicationId: string) {
  let id = "";
  await measure(async () => {
    const opened = await must(poster.post<{ conversationId: string }>(`/applications/${applicationId}/shortlist`));
    id = opened.body.conversationId;
  });
  const room = roomOf(env, { id, jurisdiction: null });
  const posters = await sitIn(id, poster);
  await posters.settled();
  const sendMessage = await measure(async () => {
    posters.send({ type: "send", id: "m1", after: 0, body: "Could you begin with the month view?" });
    await posters.acked("m1");
    countFrames(1);
    await ringAlarm(room);
  });
  const receiveMessage = await measure(async () => {
    const solvers = await sitIn(id, solver);
    const { last } = await solvers.type("welcome");
    solvers.send({ type: "read", seq: last });
    await solvers.settled();
    countFrames(2);
  });
  return { sendMessage, receiveMessage };
}

/** They stay in the room to the end: a socket that nobody holds is closed whenever memory is tidied up. */
const seated: TestSocket[] = [];

async function sitIn(conversationId: string, person: TestPerson): Promise<TestSocket> {
  const headers = { authorization: `Bearer ${person.token}` };
  const { webSocket, status } = await upgrade(`/conversations/${conversationId}/socket`, headers);
  if (webSocket === null) throw new Error(`no socket: ${status}`);
  const socket = new TestSocket(webSocket);
  seated.push(socket);
  socket.send({ type: "hello", proto: 1, since: null });
  await socket.type("welcome");
  return socket;
}

/** Something concerns one person, who is away: it stands in their inbox, and a mail goes out after five minutes. */
async function measureNotification({ solver }: World): Promise<Counts> {
  const deferred: Promise<unknown>[] = [];
  return measure(
    async () => {
      const ctx = { ...systemContext(), defer: (work: Promise<unknown>) => void deferred.push(work) };
      await commit(ctx, planEvent(ctx, "payout_account.ready", { userId: solver.id }));
      await Promise.all(deferred);
    },
    { delayed: true },
  );
}

async function must<Body>(answering: Promise<Answer<Body>>): Promise<Answer<Body>> {
  const answer = await answering;
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
