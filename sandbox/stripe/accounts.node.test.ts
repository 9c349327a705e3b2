import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { failureOf, recipient } from "./given.ts";
import { type Harness, startSandbox } from "./harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startSandbox();
});
beforeEach(() => harness.script("/reset", {}));
afterAll(() => harness.stop());

const INCLUDE = ["configuration.recipient", "requirements", "identity", "defaults"] as const;
const retrieve = (id: string) => harness.stripe.v2.core.accounts.retrieve(id, { include: [...INCLUDE] });
const transfersOf = async (id: string) =>
  (await retrieve(id)).configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers;

describe("a recipient", () => {
  test("cannot receive transfers until everything is provided", async () => {
    const account = await recipient(harness, false);
    expect(account).toMatchObject({
      object: "v2.core.account",
      applied_configurations: ["recipient"],
      dashboard: "express",
      livemode: false,
    });
    expect(await transfersOf(account.id)).toEqual({
      status: "restricted",
      status_details: [{ code: "requirements_past_due", resolution: "provide_info" }],
    });
    expect((await retrieve(account.id)).requirements?.entries?.length).toBeGreaterThan(0);
    await harness.script(`/accounts/${account.id}/complete`, { outcome: "ready" });
    expect(await transfersOf(account.id)).toEqual({ status: "active", status_details: [] });
    expect((await retrieve(account.id)).requirements?.entries).toEqual([]);
    expect(await harness.stripe.accounts.retrieve(account.id)).toMatchObject({
      capabilities: { transfers: "active" },
      country: "US",
    });
  });

  test("shows only what is included", async () => {
    const { id } = await recipient(harness);
    expect(await harness.stripe.v2.core.accounts.retrieve(id)).toMatchObject({
      configuration: null,
      requirements: null,
      identity: null,
      defaults: null,
    });
    expect(await retrieve(id)).toMatchObject({
      identity: { country: "US" },
      defaults: { responsibilities: { losses_collector: "application" } },
    });
  });

  test.each([
    ["missing", "restricted"],
    ["pending", "pending"],
    ["restricted", "restricted"],
    ["rejected", "rejected"],
  ])("that ends %s is %s", async (outcome, status) => {
    const { id } = await recipient(harness, false);
    await harness.script(`/accounts/${id}/complete`, { outcome });
    expect((await transfersOf(id))?.status).toBe(status);
  });

  test("in a country without payouts says so", async () => {
    const account = await recipient(harness, false, "AF");
    expect(await transfersOf(account.id)).toEqual({
      status: "unsupported",
      status_details: [{ code: "unsupported_country", resolution: "no_resolution" }],
    });
    expect(await failureOf(recipient(harness, false, "KP"))).toMatchObject({
      status: 400,
      code: "country_unsupported",
    });
  });

  test("is told apart from one that does not exist", async () => {
    expect(await failureOf(harness.stripe.v2.core.accounts.retrieve("acct_none"))).toMatchObject({
      status: 404,
      code: "not_found",
    });
    expect(await failureOf(harness.stripe.balance.retrieve({}, { stripeAccount: "acct_none" }))).toMatchObject({
      status: 403,
    });
  });

  test("needs an e-mail address and a country", async () => {
    const configuration = {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    };
    const create = (params: object) => failureOf(harness.stripe.v2.core.accounts.create({ configuration, ...params }));
    expect(await create({ identity: { country: "US" } })).toMatchObject({
      code: "parameter_missing",
      param: "contact_email",
    });
    expect(await create({ contact_email: "a@example.com" })).toMatchObject({
      code: "parameter_missing",
      param: "identity.country",
    });
  });
});

describe("the onboarding page", () => {
  const link = (account: string) =>
    harness.stripe.v2.core.accountLinks.create({
      account,
      use_case: {
        type: "account_onboarding",
        account_onboarding: { refresh_url: "http://localhost:8788/again", return_url: "http://localhost:8788/back" },
      },
    });
  const choose = (url: string, outcome: string) =>
    fetch(url, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });

  test("works once, changes the account and leads back", async () => {
    const { id } = await recipient(harness, false);
    const { url } = await link(id);
    expect(await (await fetch(url)).text()).toContain("Complete everything");
    const answer = await choose(url, "ready");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "http://localhost:8788/back"]);
    expect((await transfersOf(id))?.status).toBe("active");
    const again = await fetch(url, { redirect: "manual" });
    expect(again.headers.get("location")).toBe("http://localhost:8788/again");
  });

  test("lets things be missing, and expires", async () => {
    const { id } = await recipient(harness, false);
    await choose((await link(id)).url, "missing");
    expect((await retrieve(id)).requirements?.entries).toHaveLength(2);
    const { url } = await link(id);
    await harness.script("/clock/advance", { seconds: 3_600 });
    expect((await fetch(url, { redirect: "manual" })).headers.get("location")).toBe("http://localhost:8788/again");
  });

  test("takes no parameters that Stripe's types do not have", async () => {
    const { id } = await recipient(harness, false);
    const wrong = { refresh_url: "http://localhost/", configurations: ["recipient"] };
    const created = harness.stripe.v2.core.accountLinks.create({
      account: id,
      use_case: { type: "account_onboarding", account_onboarding: wrong },
    });
    expect(await failureOf(created)).toMatchObject({ status: 400, code: "parameter_unknown" });
  });
});

describe("what an account is paid to", () => {
  const listed = async (id: string) => (await harness.stripe.accounts.listExternalAccounts(id)).data;

  test("is a bank account with a fingerprint that another account has, too, for the same number", async () => {
    const [one, two, other] = [
      await recipient(harness, false),
      await recipient(harness, false),
      await recipient(harness, false),
    ];
    expect(await listed(one.id)).toEqual([]);
    const complete = (id: string, more: object = {}) =>
      harness.script(`/accounts/${id}/complete`, { outcome: "ready", ...more });
    await complete(one.id, { bank_account: "NL91 ABNA 0417" });
    await complete(two.id, { bank_account: "nl91abna0417" });
    await complete(other.id);
    const [[first], [second], [third]] = [await listed(one.id), await listed(two.id), await listed(other.id)];
    expect(first).toMatchObject({ object: "bank_account", account: one.id, last4: "0417", status: "new" });
    expect(second?.fingerprint).toBe(first?.fingerprint);
    expect(second?.id).not.toBe(first?.id);
    expect(third?.fingerprint).not.toBe(first?.fingerprint);
    expect((await harness.stripe.accounts.retrieve(one.id)).external_accounts?.data).toEqual([first]);
    const cards = await harness.stripe.accounts.listExternalAccounts(one.id, { object: "card" });
    expect(cards.data).toEqual([]);
  });

  test("may be replaced by a debit card, which is told of", async () => {
    const { id } = await recipient(harness);
    const [former] = await listed(id);
    await harness.script(`/accounts/${id}/destination`, { kind: "card", number: "mine" });
    expect(await listed(id)).toMatchObject([{ object: "card", account: id, funding: "debit" }]);
    const told = await harness.stripe.events.list({}, { stripeAccount: id });
    expect(told.data.slice(0, 2).map(({ type }) => type)).toEqual([
      "account.external_account.created",
      "account.external_account.deleted",
    ]);
    expect(told.data[1]?.data.object).toMatchObject({ id: former?.id });
  });

  test("is not shown of an account that is closed or foreign", async () => {
    const { id } = await recipient(harness);
    await harness.script(`/accounts/${id}/complete`, { outcome: "closed" });
    for (const gone of [id, "acct_none"]) {
      expect(await failureOf(harness.stripe.accounts.listExternalAccounts(gone))).toMatchObject({
        status: 403,
        code: "account_invalid",
      });
    }
  });
});
