import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { challenges, payoutAccounts } from "../../database/schema.ts";
import { openStore } from "../../database/store.ts";
import { dayMs, minuteMs } from "../../platform/clock.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { type Situation, systemContext } from "../../testing/situations.ts";
import { accountOf, atCheckout, holdOf, payerActs, script } from "../../testing/stripe.ts";
import { sweepPayments } from "../payments/sweep.ts";
import { sweepCheckouts } from "./checkout-sweep.ts";

const { db } = openStore(env.DB);
let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  poster = await newPerson("sweep poster");
  solver = await newPerson("sweep solver");
});

const challengeOf = (on: Situation) => db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) });

describe("without any webhook", () => {
  it("a paid session is found after its end, and the work starts", async () => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "paid");
    await sweepCheckouts(systemContext(Date.now() + minuteMs));
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open" });
    await sweepCheckouts(systemContext(Date.now() + dayMs + 10 * minuteMs));
    expect(await holdOf(on)).toMatchObject({ state: "held" });
    expect(await challengeOf(on)).toMatchObject({ state: "in_progress" });
  });

  it("a session that ran out leaves the hold to be paid anew", async () => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "expired");
    await sweepCheckouts(systemContext(Date.now() + dayMs + 10 * minuteMs));
    expect(await holdOf(on)).toMatchObject({ state: "created" });
  });

  it("an account that became ready is found, and one whose making was cut off is made once", async () => {
    const person = await newPerson("sweep newcomer");
    await script("/faults", {
      method: "POST",
      path: "/v2/core/accounts",
      when: "after",
      times: 1,
      status: 500,
      save: false,
    });
    expect((await person.post("/users/me/payout-account", { country: "NL" })).status).toBe(503);
    await sweepPayments(systemContext(Date.now() + 3 * minuteMs));
    const accountId = await accountOf(person);
    const { data } = await script<{ data: { metadata: { userId?: string } }[] }>("/objects?kind=v2.core.account");
    expect(data.filter(({ metadata }) => metadata.userId === person.id)).toHaveLength(1);
    await script(`/accounts/${accountId}/complete`, { outcome: "ready" });
    await sweepPayments(systemContext(Date.now() + 20 * minuteMs));
    expect(await db.query.payoutAccounts.findFirst({ where: eq(payoutAccounts.userId, person.id) })).toMatchObject({
      state: "ready",
    });
  });
});
