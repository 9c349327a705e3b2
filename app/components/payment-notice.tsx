/** What happened to a payment that is not simply awaited or held, what is safe, and until when to do something about it. */
import { checkout as texts } from "../copy/en/checkout.ts";
import type { PaymentStatus } from "../lib/payment-status.ts";
import type { Challenge, Payment } from "../lib/types.ts";
import { Money, When } from "./money.tsx";
import { Notice } from "./notice.tsx";
import { useTexts } from "./reader.tsx";

type Subject = Pick<Challenge, "state" | "applicationDeadline">;

/** The status in a notice; nothing where the slip beside it says all. */
export function PaymentNotice({
  status,
  challenge,
  payment,
}: {
  status: PaymentStatus;
  challenge: Subject;
  payment: Payment | null;
}) {
  const t = useTexts(texts);
  const due = payment?.paymentDueAt;
  const until = { time: due ? <When at={due} form="deadline" /> : "" };
  if (status === "notMade") {
    return (
      <Notice>
        <b>{t("notMade")}</b> {due ? t.rich("notMadeText", until) : null}
      </Notice>
    );
  }
  if (status === "refused") {
    return (
      <Notice tone="stop">
        <b>{t("refused")}</b> {due ? t.rich("refusedText", until) : null}
      </Notice>
    );
  }
  return status === "over" && payment ? <Over challenge={challenge} payment={payment} /> : null;
}

/** The choice ended; money that arrived for it all the same goes back. */
function Over({ challenge, payment: { refund } }: { challenge: Subject; payment: Payment }) {
  const t = useTexts(texts);
  const { applicationDeadline: closes } = challenge;
  return (
    <Notice tone={refund?.state === "failed" ? "stop" : undefined} icon="clock">
      <b>{t(refund ? "late" : "over")}</b>{" "}
      {refund ? t.rich(`late_${refund.state}`, { sum: <Money value={refund.amount} /> }) : t("overText")}
      {challenge.state === "open" ? (
        <p>{closes ? t.rich("openAgain", { day: <When at={closes} form="deadline" /> }) : t("openAgainNoDay")}</p>
      ) : null}
    </Notice>
  );
}
