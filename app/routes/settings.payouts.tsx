import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary, SelectField } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { Icon } from "../components/icon.tsx";
import { When } from "../components/money.tsx";
import { Notice } from "../components/notice.tsx";
import { endsInSettings, WaitingStory } from "../components/payout-waits.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { State } from "../components/seal.tsx";
import { Section, Slip } from "../components/slip.tsx";
import { useLookAgain } from "../components/use-look-again.ts";
import { settings as texts } from "../copy/en/settings.ts";
import { act } from "../lib/form.server.ts";
import { countryText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { localPath, nextStepCookie, readNextStep } from "../lib/next-step.ts";
import { type NeedState, needsOf, type PayoutNeed, payoutNeeds } from "../lib/payout-needs.ts";
import { payoutCountries } from "../lib/policy.server.ts";
import { type FormFailure, failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import { readWaiting } from "../lib/statement.server.ts";
import type { NotificationPage, PayoutAccount, Statement } from "../lib/types.ts";
import { orNull } from "../lib/viewer.server.ts";

/** Notifications that are looked through for a bank's refusal. */
const newsLookedAt = 50;

/** While Stripe checks: it tells us of a finished set-up within seconds. */
const looks = { everyMs: 2_000, most: 10 };

export const meta: MetaFunction = () => pageMeta({ title: texts.payoutsTitle });

const none: PayoutAccount = { state: "none", country: null, requirements: [], url: null, updatedAt: null };

export function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  return load(args, async (api) => {
    const [account, { balances }, news] = await Promise.all([
      orNull(api.get<PayoutAccount>("/users/me/payout-account")),
      api.get<Statement>("/payments", { limit: 1 }),
      api.get<NotificationPage>("/notifications", { limit: newsLookedAt }),
    ]);
    const refusal = news.items.find(({ kind }) => kind === "payout.bank_failed");
    const blocked = balances
      .filter((balance) => balance.blocked > 0)
      .map(({ currency, blocked: amountMinor }) => ({ amountMinor, currency }));
    return {
      next: localPath(searchParams.get("next")) ?? readNextStep(args.request.headers.get("cookie")),
      account: account ?? none,
      countries: [...payoutCountries],
      blocked,
      waiting: blocked.length > 0 ? await readWaiting(api) : [],
      // What a bank does with money that has left us is Stripe's to know; we keep only what it told.
      refusal: refusal ? { at: refusal.at, reason: refusal.subject.reason ?? "" } : null,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key, text }) => {
    const account = await api.post<PayoutAccount>("/users/me/payout-account", {
      key,
      body: { country: text("country") },
    });
    const next = localPath(text("next"));
    const secure = new URL(args.request.url).protocol === "https:";
    return account.url
      ? { to: account.url, external: true, ...(next ? { setCookie: nextStepCookie(next, secure) } : {}) }
      : { to: "/settings/payouts" };
  });
}

export default function Payouts() {
  const { account, next } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const checking = account.state === "onboarding";
  useLookAgain(checking, looks);
  return (
    <>
      <h1 className="mbe-4">{t("payoutsTitle")}</h1>
      {failure?.code === "payout_country_unsupported" ? (
        <div className="mbe-5">
          <Notice tone="stop" alert>
            <b>{t("unsupported")}</b> {t("unsupportedText")}
          </Notice>
        </div>
      ) : (
        <ErrorSummary failure={failure} />
      )}
      {next && isApplication(next) && account.state !== "ready" ? (
        <div className="mbe-5">
          <Notice tone="act" icon="arrow">
            <b>{t("beforeApplying")}</b> {t("beforeApplyingText")}
          </Notice>
        </div>
      ) : null}
      <BankRefusal />
      <PayoutSlip failure={failure} />
      {checking ? (
        <p className="mbe-5" role="status">
          {t("waiting")}
        </p>
      ) : null}
      <Needs account={account} />
      <Section title={t("howAndWhen")}>
        <div className="prose">
          <p>{t("howText")}</p>
          <p>{t("howRefused")}</p>
        </div>
      </Section>
    </>
  );
}

const isApplication = (path: string) => path.endsWith("/apply");

/** A bank that sent money back: it is at Stripe, which pays it out again once the account there is right. */
function BankRefusal() {
  const { refusal } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  if (!refusal) return null;
  const exact = `bank_${refusal.reason}`;
  // A text of ours by its name; Stripe's codes are more than those that we have words for.
  const why = exact in texts ? (exact as keyof typeof texts) : "bank_unknown";
  return (
    <div className="mbe-5">
      <Notice tone="stop">
        <b>{t.rich("bankRefused", { day: <When at={refusal.at} /> })}</b> {t(why)} {t("bankSafe")}
      </Notice>
    </div>
  );
}

/** The one slip of the page: money that waits comes first, then whether any could be paid at all. */
function PayoutSlip({ failure }: { failure: FormFailure | undefined }) {
  const { account, next, blocked, waiting } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const { locale } = useReader();
  const action = <AccountAction failure={failure} />;
  if (waiting.length > 0) {
    const theirs = waiting.some(({ reason }) => endsInSettings.has(reason));
    return (
      <Slip tone="stop" label={t("blocked")} className="blk mbe-6">
        <div>
          <State state="stop">{t("blocked")}</State>
          {waiting.map(({ reason }, index) => (
            <WaitingStory key={reason} reason={reason} sums={index === 0 ? blocked : []} />
          ))}
          <Asked account={account} />
        </div>
        {theirs ? (
          action
        ) : (
          <ButtonLink kind="two" to="/payments?kind=released">
            {t("statement")}
          </ButtonLink>
        )}
      </Slip>
    );
  }
  if (account.state === "ready") {
    const country = countryText(account.country ?? "", locale);
    return (
      <Slip tone="paid" label={t("ready")} className="blk mbe-6">
        <div>
          <State state="paid">{t("ready")}</State>
          <p className="mbs-2">{t("readyText", { country })}</p>
          {account.requirements.length > 0 ? <p className="small">{t("readyAsked")}</p> : null}
          <Asked account={account} />
        </div>
        {next ? <ButtonLink to={next}>{t(isApplication(next) ? "backTo" : "back")}</ButtonLink> : action}
      </Slip>
    );
  }
  const { tone, title, text } = slipOf(account);
  return (
    <Slip tone={tone} label={t(title)} className="blk mbe-6">
      <div>
        <State state={tone}>{t("blockedState")}</State>
        <h2 className="mbs-1 mbe-1">{t(title)}</h2>
        <p className="prose">{t(text)}</p>
        <Asked account={account} />
      </div>
      {action}
    </Slip>
  );
}

/** What is said of an account that cannot be paid yet, or no longer. */
function slipOf({ state, requirements }: PayoutAccount) {
  const asked = requirements.length > 0;
  if (state === "restricted") {
    return asked
      ? ({ tone: "stop", title: "restrictedTitle", text: "restrictedText" } as const)
      : ({ tone: "stop", title: "restrictedClosedTitle", text: "restrictedClosedText" } as const);
  }
  if (state === "onboarding") {
    return asked
      ? ({ tone: "none", title: "onboardingTitle", text: "onboardingText" } as const)
      : ({ tone: "none", title: "checkingTitle", text: "checkingText" } as const);
  }
  return { tone: "none", title: "blockedTitle", text: "blockedText" } as const;
}

/** What Stripe asks for, in its own words: small, for whoever writes to Stripe about it. */
function Asked({ account: { requirements } }: { account: PayoutAccount }) {
  const t = useTexts(texts);
  if (requirements.length === 0) return null;
  const what = requirements.flatMap((requirement) => [<code key={requirement}>{requirement}</code>, " "]);
  return <p className="small dim mbs-2">{t.rich("asked", { what })}</p>;
}

/** The way to Stripe: with the country while it may still be chosen. */
function AccountAction({ failure }: { failure: FormFailure | undefined }) {
  const { account, countries, next } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const { locale } = useReader();
  const begun = account.state === "onboarding";
  if (account.state === "ready" || account.state === "restricted") {
    const restricted = account.state === "restricted";
    return (
      <Form method="post">
        <FormKey />
        <input type="hidden" name="country" value={account.country ?? ""} />
        <Submit intent="set-up" kind={restricted ? "primary" : "two"}>
          {t(restricted ? "correct" : "change")}
        </Submit>
      </Form>
    );
  }
  return (
    <Form method="post" className="flow setup">
      <FormKey />
      <input type="hidden" name="next" value={next ?? ""} />
      <SelectField
        name="country"
        label={t("chooseCountry")}
        hint={t(begun ? "chooseCountryAgainHint" : "chooseCountryHint")}
        defaultValue={failure?.values.country ?? account.country ?? ""}
        failure={failure}
        required
      >
        <option value="" />
        {countries
          .map((code) => ({ code, name: countryText(code, locale) }))
          .sort((a, b) => a.name.localeCompare(b.name, locale))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </SelectField>
      <Submit intent="set-up">{t(begun ? "continueSetUp" : "setUp")}</Submit>
    </Form>
  );
}

function Needs({ account }: { account: PayoutAccount }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const states = needsOf(account);
  const country = account.country ? countryText(account.country, locale) : null;
  const countryLine = country
    ? t(account.state === "onboarding" ? "need_countryOpen" : "need_countryText", { country })
    : t("need_countryMissing");
  const done = payoutNeeds.filter((need) => states[need] === "done").length;
  return (
    <Section title={t("toBePaid")} note={t("doneOf", { done, all: payoutNeeds.length })}>
      <ul className="need">
        {payoutNeeds.map((need) => (
          <li key={need}>
            <span className={states[need] === "done" ? "paid-word" : "dim"}>
              <Icon name={states[need] === "done" ? "check" : states[need] === "open" ? "warn" : "clock"} />
            </span>
            <span>
              <b>{t(`need_${need}`)}</b>
              <span className="small dim block">
                {need === "country" ? countryLine : t(needText(need, states[need]))}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Only who somebody is waits for Stripe; the rest is there or is not. */
function needText(need: Exclude<PayoutNeed, "country">, state: NeedState) {
  if (need === "identity") return `need_identity_${state}` as const;
  return `need_${need}_${state === "done" ? "done" : "open"}` as const;
}
