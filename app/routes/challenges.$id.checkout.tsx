/** Before and after Stripe's payment page: the sum in writing, and then what the record (not the address) says of it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { Money } from "../components/money.tsx";
import { MoneyRail, MoneySentence, MoneyWord } from "../components/money-story.tsx";
import { PaymentNotice } from "../components/payment-notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { useRootData } from "../components/root-data.ts";
import { Facts, Slip, toneOf, useFeePercent, useTaxFact } from "../components/slip.tsx";
import { useLookAgain } from "../components/use-look-again.ts";
import { checkout as texts } from "../copy/en/checkout.ts";
import { act } from "../lib/form.server.ts";
import { moneyText, negative } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { moneyState } from "../lib/money-state.ts";
import { type PaymentStatus, paymentStatus, readCameBack } from "../lib/payment-status.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Challenge, Payment } from "../lib/types.ts";
import { readViewer } from "../lib/viewer.server.ts";

/** While a payment is being confirmed: a look every 1.5 s, for a minute. */
const looks = { everyMs: 1_500, most: 40 };

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const viewer = await readViewer(api, challenge);
    if (!viewer.user) sendToSignIn(args);
    if (viewer.side !== "poster") throw redirect(`/challenges/${challenge.slug}`);
    const { payment, dispute, conversationId } = viewer;
    return { challenge, payment, conversationId, money: moneyState(challenge, payment, "poster", { dispute }) };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key }) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const { url } = await api.post<{ url: string }>(`/challenges/${challenge.id}/checkout`, { key });
    return { to: url, external: true };
  });
}

const payable: ReadonlySet<PaymentStatus> = new Set(["unpaid", "notMade", "refused"]);

export default function Checkout() {
  const { challenge, payment } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const failure = failureOf(useActionData<typeof action>());
  const status = paymentStatus(challenge, payment, readCameBack(params));
  const tired = useLookAgain(status === "checking", looks);
  return (
    <div className="wrap">
      <div className="narrow">
        <p className="small">
          <Link to={`/challenges/${challenge.slug}/applications`}>{challenge.title}</Link>
        </p>
        <Title status={status} />
        <ErrorSummary failure={failure} />
        <div role="status">
          <Lead status={status} tired={tired} />
        </div>
        <div className="flow mbe-5">
          <PaymentNotice status={status} challenge={challenge} payment={payment} />
        </div>
        <PaymentSlip status={status} />
      </div>
    </div>
  );
}

const titles: Partial<Record<PaymentStatus, "title" | "checking" | "onItsWayTitle">> = {
  unpaid: "title",
  notMade: "title",
  refused: "title",
  checking: "checking",
  onItsWay: "onItsWayTitle",
};

function Title({ status }: { status: PaymentStatus }) {
  const { challenge, payment } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const { locale } = useReader();
  const held = status === "held" && challenge.state === "in_progress" && payment;
  return (
    <h1 className="mbe-5">
      {held ? t("heldTitle", { sum: moneyText(payment.amount, locale) }) : t(titles[status] ?? "titleAfter")}
    </h1>
  );
}

function Lead({ status, tired }: { status: PaymentStatus; tired: boolean }) {
  const { challenge } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  if (status === "checking") return <p className="lead mbe-5">{t(tired ? "checkingLong" : "checkingText")}</p>;
  if (status !== "held" || challenge.state !== "in_progress") return null;
  return <p className="lead mbe-5">{t("heldText", { name: challenge.solver?.name ?? "" })}</p>;
}

/** The sum, where it is, and the one thing to do. */
function PaymentSlip({ status }: { status: PaymentStatus }) {
  const { challenge, payment, money: state } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const name = challenge.solver?.name ?? "";
  const running = payment !== null && status !== "over" && status !== "none";
  return (
    <>
      <Slip tone={toneOf(state.seal)} label={t("slip")} rosette>
        <p>
          <MoneyWord state={state} />
        </p>
        {running ? (
          <p className="mbe-4">
            <Money value={payment.amount} size="m44" />
          </p>
        ) : null}
        <MoneyRail state={state} names={name ? { solver: name } : {}} />
        <p className="mbs-4">{running ? <MoneySentence state={state} /> : t("nothing")}</p>
        {running && payable.has(status) ? <Sums name={name} payment={payment} /> : null}
        <Next status={status} />
      </Slip>
      {payable.has(status) ? <p className="small dim mbs-3">{t("payText")}</p> : null}
    </>
  );
}

function Next({ status }: { status: PaymentStatus }) {
  const { challenge, payment, conversationId } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const t = useTexts(texts);
  const { locale } = useReader();
  if (payment && payable.has(status)) {
    return (
      <Form method="post" className="mbs-4">
        <FormKey />
        <Submit intent="pay">{t("pay", { sum: moneyText(payment.amount, locale) })}</Submit>
      </Form>
    );
  }
  if (status === "checking") {
    return (
      <ButtonLink kind="two" className="mbs-4" to={`?${params}`} reloadDocument>
        {t("lookAgain")}
      </ButtonLink>
    );
  }
  const receipt =
    status === "held" && payment ? (
      <p className="mbs-3">
        <Link to={`/payments/receipts/${payment.holdId}`}>{t("receipt")}</Link>
      </p>
    ) : null;
  return (
    <>
      {status === "over" || !conversationId ? (
        <ButtonLink className="mbs-4" kind="two" to={`/challenges/${challenge.slug}/applications`}>
          {t("chooseAgain")}
        </ButtonLink>
      ) : (
        <ButtonLink className="mbs-4" to={`/messages/${conversationId}`}>
          {t("openRoom")}
        </ButtonLink>
      )}
      {receipt}
    </>
  );
}

function Sums({ name, payment }: { name: string; payment: Payment }) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  const percent = useFeePercent(policy.feeBasisPoints);
  const taxFact = useTaxFact();
  return (
    <>
      <hr />
      <Facts
        tight
        sum
        items={[
          { term: t("paysYou"), answer: <Money value={payment.amount} bare /> },
          { term: t("fee", { percent }), answer: <Money value={negative(payment.fee)} bare /> },
          taxFact(negative(payment.tax)),
          { term: t("receives", { name }), answer: <Money value={payment.net} /> },
        ]}
      />
    </>
  );
}
