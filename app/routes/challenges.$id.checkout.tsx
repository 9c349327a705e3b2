/** Before and after Stripe's payment page: the sum in writing, and then what the record (not the address) says of it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData, useRevalidator, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary, FormKey } from "../components/field.tsx";
import { Money, When } from "../components/money.tsx";
import { MoneyRail, MoneySentence, MoneyWord } from "../components/money-story.tsx";
import { Notice } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { useRootData } from "../components/root-data.ts";
import { Facts, Slip, toneOf, useFeePercent } from "../components/slip.tsx";
import { board as texts } from "../copy/en/board.ts";
import { money as moneyTexts } from "../copy/en/money.ts";
import { act } from "../lib/form.server.ts";
import { moneyText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { moneyState } from "../lib/money-state.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Challenge } from "../lib/types.ts";
import { readViewer } from "../lib/viewer.server.ts";

/** Milliseconds between two looks while the payment is being confirmed. */
const lookMs = 1_500;

export const meta: MetaFunction = () => pageMeta({ title: texts.payTitle });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const viewer = await readViewer(api, challenge);
    if (!viewer.user) sendToSignIn(args);
    if (viewer.side !== "poster") throw redirect(`/challenges/${challenge.slug}`);
    return { challenge, payment: viewer.payment, conversationId: viewer.conversationId };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key }) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const { url } = await api.post<{ url: string }>(`/challenges/${challenge.id}/checkout`, { key });
    return { to: url, external: true };
  });
}

export default function Checkout() {
  const { challenge, payment, conversationId } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const t = useTexts(texts);
  const { locale } = useReader();
  const failure = failureOf(useActionData<typeof action>());
  const state = moneyState(challenge, payment, "poster");
  const unpaid = challenge.state === "awarded" && payment !== null && payment.holdState !== "async_pending";
  // Where the payment page sends people says only that they came back; whether money moved is in the record.
  const back = params.get("outcome") ?? params.get("checkout") ?? (params.has("session_id") ? "success" : null);
  const checking = unpaid && back !== null && back !== "canceled" && back !== "cancel";
  useLookAgain(checking);
  const name = challenge.solver?.name ?? "";
  const paid = challenge.state === "in_progress";
  return (
    <div className="wrap">
      <div className="narrow">
        <p className="small">
          <Link to={`/challenges/${challenge.slug}/applications`}>{challenge.title}</Link>
        </p>
        <h1 className="mbe-5">
          {paid && payment
            ? t("paidTitle", { sum: moneyText(payment.amount, locale) })
            : checking
              ? t("checking")
              : t("payTitle")}
        </h1>
        <ErrorSummary failure={failure} />
        <div role="status">
          {paid ? (
            <p className="lead mbe-5">{t("paidText", { name })}</p>
          ) : checking ? (
            <p className="lead mbe-5">{t("checkingText")}</p>
          ) : null}
          {unpaid && back !== null && !checking ? (
            <div className="mbe-5">
              <Notice>
                <b>{t("canceledTitle")}</b>{" "}
                {payment.paymentDueAt
                  ? t.rich("canceledText", { time: <When at={payment.paymentDueAt} form="deadline" /> })
                  : null}
              </Notice>
            </div>
          ) : null}
        </div>
        <Slip tone={toneOf(state.seal)} label={t("paySlip")} rosette>
          <p>
            <MoneyWord state={state} />
          </p>
          <p className="mbe-4">{payment ? <Money value={payment.amount} size="m44" /> : null}</p>
          <MoneyRail state={state} names={name ? { solver: name } : {}} />
          <p className="mbs-4">{payment ? <MoneySentence state={state} /> : t("payNothing")}</p>
          {unpaid ? <Sums name={name} payment={payment} /> : null}
          {unpaid && !checking ? (
            <Form method="post" className="mbs-4">
              <FormKey />
              <Submit intent="pay">{t("pay", { sum: moneyText(payment.amount, locale) })}</Submit>
            </Form>
          ) : null}
          {checking ? (
            <ButtonLink kind="two" className="mbs-4" to={`?${params}`} reloadDocument>
              {t("lookAgain")}
            </ButtonLink>
          ) : null}
          {!unpaid && conversationId ? (
            <ButtonLink className="mbs-4" to={`/messages/${conversationId}`}>
              {t("openRoom")}
            </ButtonLink>
          ) : null}
        </Slip>
        {unpaid && !checking ? <p className="small dim mbs-3">{t("payText")}</p> : null}
      </div>
    </div>
  );
}

function Sums({
  name,
  payment,
}: {
  name: string;
  payment: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["payment"]>;
}) {
  const t = useTexts(texts);
  const m = useTexts(moneyTexts);
  const { policy } = useRootData();
  const percent = useFeePercent(policy.feeBasisPoints);
  return (
    <>
      <hr />
      <Facts
        tight
        sum
        items={[
          { term: t("paysYou"), answer: <Money value={payment.amount} bare /> },
          {
            term: t("fee", { percent }),
            answer: <Money value={{ ...payment.fee, amountMinor: -payment.fee.amountMinor }} bare />,
          },
          { term: name ? t("receives", { name }) : m("solverReceives"), answer: <Money value={payment.net} /> },
        ]}
      />
    </>
  );
}

/** Asks for the page's data again every little while, for as long as it is wanted. */
function useLookAgain(wanted: boolean) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!wanted || state !== "idle") return;
    const timer = setTimeout(revalidate, lookMs);
    return () => clearTimeout(timer);
  }, [wanted, revalidate, state]);
}
