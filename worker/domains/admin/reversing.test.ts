/** A transfer that is taken back while somebody else decides or Stripe tells of it: it comes back once, and is posted once. */
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { journals, payouts } from "../../database/schema.ts";
import { isLostRace } from "../../database/store.ts";
import { commit } from "../../platform/commit.ts";
import { newId } from "../../platform/ids.ts";
import { newAdmin, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { systemContext } from "../../testing/situations.ts";
import { deliverAbout, holdOf, paidChallenge, readDrift, runJobs, script, twoSides } from "../../testing/stripe.ts";
import { takeFact } from "../engagements/stripe-events.ts";
import { readTransferFact } from "../engagements/stripe-facts/transfers-and-refunds.ts";
import { planRelease } from "../payments/commands.ts";
import { balanceOf, chart } from "../payments/ledger.ts";
import { owedMinor } from "../payments/netting.ts";

const { db } = openRecord();
const ctx = () => systemContext();
let poster: TestPerson;
let solver: TestPerson;
let admin: TestPerson;
let driftBefore: number;
let lossesBefore: number;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("reversing"));
  admin = await newAdmin("reversing admin");
});
beforeEach(async () => {
  driftBefore = await readDrift();
  lossesBefore = await balanceOf(ctx(), chart.losses("USD"));
});

const reason = "It was fraud.";
const named = () => ({ "idempotency-key": newId("request") });
const netMinor = 220_800;

async function paid(): Promise<{ id: string; transferId: string; holdId: string }> {
  const on = await paidChallenge(poster, solver);
  await ctx().store.atomic(await planRelease(ctx(), await holdOf(on), 240_000, `approval:${on.deliveryId}`));
  await runJobs(["payout"]);
  const payout = await db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });
  return { id: payout?.id ?? "", transferId: payout?.transferId ?? "", holdId: on.holdId };
}

const reverse = (id: string) => admin.post(`/admin/payouts/${id}/reverse`, { reason }, named());
const takenBack = (transferId: string) => script(`/transfers/${transferId}/reverse`, {});

/** All of it came back at Stripe, once, and stands in the books once. */
async function expectBackOnce({ id, transferId, holdId }: Awaited<ReturnType<typeof paid>>): Promise<void> {
  expect(await db.query.payouts.findFirst({ where: eq(payouts.id, id) })).toMatchObject({ state: "reversed" });
  expect((await script<{ object: object }>(`/objects/${transferId}`)).object).toMatchObject({
    amount_reversed: netMinor,
  });
  const posted = and(eq(journals.kind, "transfer_reversal"), eq(journals.holdId, holdId));
  expect(await db.$count(journals, posted)).toBe(1);
  expect(await readDrift()).toBe(driftBefore);
}

describe("a transfer that is taken back", () => {
  it("by two admins at once comes back once", async () => {
    const payout = await paid();
    const both = await Promise.all([reverse(payout.id), reverse(payout.id)]);
    expect(both.map(({ status }) => status)).toContain(200);
    for (const { status } of both) expect([200, 409]).toContain(status);
    await deliverAbout(payout.transferId);
    await expectBackOnce(payout);
  });

  it("while Stripe tells of it is posted by whoever is first, and read anew by the other", async () => {
    const payout = await paid();
    await takenBack(payout.transferId);
    let readings = 0;
    await takeFact(ctx(), async () => {
      const fact = await readTransferFact(ctx(), payout.transferId);
      if (readings++ === 0) {
        await deliverAbout(payout.transferId);
        await expect(commit(ctx(), fact.plan)).rejects.toThrow();
      }
      return fact;
    });
    expect(readings).toBe(2);
    await expectBackOnce(payout);
    expect((await balanceOf(ctx(), chart.losses("USD"))) - lossesBefore).toBe(netMinor);
  });

  it("while a debt that it would have paid is given up lessens our losses by all of it", async () => {
    const payout = await paid();
    const path = `/admin/users/${solver.id}/claims`;
    const amount = { amountMinor: 50_000, currency: "USD" };
    expect((await admin.post(path, { amount, holdId: payout.holdId, reason }, named())).status).toBe(200);
    await takenBack(payout.transferId);
    let readings = 0;
    await takeFact(ctx(), async () => {
      const fact = await readTransferFact(ctx(), payout.transferId);
      if (readings++ === 0) {
        expect((await admin.post(`${path}/waive`, { amount, reason }, named())).status).toBe(200);
        const late = await commit(ctx(), fact.plan).catch((error: unknown) => error);
        expect(isLostRace(late)).toBe(true);
      }
      return fact;
    });
    expect(readings).toBe(2);
    await expectBackOnce(payout);
    expect(await owedMinor(ctx(), solver.id, "USD")).toBe(0);
    expect((await balanceOf(ctx(), chart.losses("USD"))) - lossesBefore).toBe(netMinor);
  });

  it("while another admin sends it again is taken back once, and never sent twice", async () => {
    const payout = await paid();
    const [back, again] = await Promise.all([
      reverse(payout.id),
      admin.post(`/admin/payouts/${payout.id}/retry`, { reason }, named()),
    ]);
    expect([back.status, again.status]).toEqual([200, 409]);
    await runJobs(["payout"]);
    await expectBackOnce(payout);
    const { data } = await script<{ data: { metadata: { payoutId?: string } }[] }>("/objects?kind=transfer");
    expect(data.filter(({ metadata }) => metadata.payoutId === payout.id)).toHaveLength(1);
  });
});
