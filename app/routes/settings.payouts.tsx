import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary, FormKey, SelectField } from "../components/field.tsx";
import { Icon } from "../components/icon.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { State } from "../components/seal.tsx";
import { Section, Slip } from "../components/slip.tsx";
import { settings as texts } from "../copy/en/settings.ts";
import { act } from "../lib/form.server.ts";
import { countryText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { localPath, nextStepCookie, readNextStep } from "../lib/next-step.ts";
import { payoutCountries } from "../lib/policy.server.ts";
import { type FormFailure, failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import type { PayoutAccount } from "../lib/types.ts";
import { orNull } from "../lib/viewer.server.ts";

/** Milliseconds between two looks while Stripe checks. */
const lookMs = 2_000;
const mostLooks = 10;

export const meta: MetaFunction = () => pageMeta({ title: texts.payoutsTitle });

const none: PayoutAccount = { state: "none", country: null, requirements: [], url: null, updatedAt: null };

export function loader(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url);
  return load(args, async (api) => ({
    next: localPath(url.searchParams.get("next")) ?? readNextStep(args.request.headers.get("cookie")),
    account: (await orNull(api.get<PayoutAccount>("/users/me/payout-account"))) ?? none,
    countries: [...payoutCountries],
  }));
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
  const { account, countries, next } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const checking = account.state === "onboarding";
  useLookAgain(checking);
  return (
    <>
      <h1 className="mbe-4">{t("payoutsTitle")}</h1>
      <ErrorSummary failure={failure} />
      <AccountSlip account={account} countries={countries} failure={failure} next={next} />
      {checking ? (
        <p className="mbe-5" role="status">
          {t("waiting")}
        </p>
      ) : null}
      <Needs account={account} />
      <Section title={t("howAndWhen")}>
        <p className="prose">{t("howText")}</p>
      </Section>
    </>
  );
}

function AccountSlip({
  account,
  countries,
  failure,
  next,
}: {
  account: PayoutAccount;
  countries: string[];
  failure: FormFailure | undefined;
  next: string | null;
}) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const country = account.country ? countryText(account.country, locale) : "";
  if (account.state === "ready") {
    return (
      <Slip tone="paid" label={t("ready")} className="blk mbe-6">
        <div>
          <State state="paid">{t("ready")}</State>
          <p className="mbs-2">{t("readyText", { country })}</p>
        </div>
        {next ? <ButtonLink to={next}>{t("backTo")}</ButtonLink> : <AtStripe account={account} text={t("change")} />}
      </Slip>
    );
  }
  const restricted = account.state === "restricted";
  const begun = account.state === "onboarding";
  const title = restricted ? t("restrictedTitle") : begun ? t("onboardingTitle") : t("blockedTitle");
  return (
    <Slip tone={restricted ? "stop" : "none"} label={title} className="blk mbe-6">
      <div>
        <State state={restricted ? "stop" : "none"}>{t("blockedState")}</State>
        <h2 className="mbs-1 mbe-1">{title}</h2>
        <p className="prose">{restricted ? t("restrictedText") : begun ? t("onboardingText") : t("blockedText")}</p>
        {account.requirements.length > 0 ? (
          <p className="small dim mbs-2">{t.rich("asked", { what: <code>{account.requirements.join(", ")}</code> })}</p>
        ) : null}
      </div>
      {restricted ? (
        <AtStripe account={account} text={t("correct")} primary />
      ) : (
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
      )}
    </Slip>
  );
}

function AtStripe({ account, text, primary = false }: { account: PayoutAccount; text: string; primary?: boolean }) {
  return (
    <Form method="post">
      <FormKey />
      <input type="hidden" name="country" value={account.country ?? ""} />
      <Submit intent="set-up" kind={primary ? "primary" : "two"}>
        {text}
      </Submit>
    </Form>
  );
}

function Needs({ account }: { account: PayoutAccount }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const ready = account.state === "ready";
  const needs = [
    {
      name: t("need_country"),
      done: account.country !== null,
      text: account.country
        ? t(account.state === "onboarding" ? "need_countryOpen" : "need_countryText", {
            country: countryText(account.country, locale),
          })
        : t("need_countryMissing"),
    },
    { name: t("need_identity"), done: ready, text: ready ? t("need_identityDone") : t("need_identityOpen") },
    { name: t("need_account"), done: ready, text: ready ? t("need_accountDone") : t("need_accountOpen") },
  ];
  const done = needs.filter((need) => need.done).length;
  return (
    <Section title={t("toBePaid")} note={t("doneOf", { done, all: needs.length })}>
      <ul className="need">
        {needs.map((need) => (
          <li key={need.name}>
            <span className={need.done ? "paid-word" : "dim"}>
              <Icon name={need.done ? "check" : "clock"} />
            </span>
            <span>
              <b>{need.name}</b>
              <span className="small dim block">{need.text}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Asks again a few times: Stripe tells us of a finished set-up within seconds. */
function useLookAgain(wanted: boolean) {
  const { revalidate, state } = useRevalidator();
  const looks = useRef(0);
  useEffect(() => {
    if (!wanted || state !== "idle" || looks.current >= mostLooks) return;
    const timer = setTimeout(() => {
      looks.current += 1;
      revalidate();
    }, lookMs);
    return () => clearTimeout(timer);
  }, [wanted, revalidate, state]);
}
