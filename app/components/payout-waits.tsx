/** Why money that is somebody's own has not reached them: what happened, that it is safe, who acts, and when it goes on. */
import { Link } from "@remix-run/react";
import { payout as texts } from "../copy/en/payout.ts";
import { moneyText } from "../lib/format.ts";
import { listFormat } from "../lib/formatters.ts";
import type { Waiting } from "../lib/statement.server.ts";
import type { Money, PayoutReason } from "../lib/types.ts";
import { Notice } from "./notice.tsx";
import { useReader, useTexts } from "./reader.tsx";

/** Reasons that the person ends in the payout settings; the others end by themselves. */
export const endsInSettings: ReadonlySet<PayoutReason> = new Set([
  "payout_setup_required",
  "account_restricted",
  "transfer_refused",
]);

/** Above a statement: what is blocked, why, and where to end it. */
export function WaitingNotice({ sum, waiting }: { sum: Money; waiting: readonly Waiting[] }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  return (
    <Notice tone="stop">
      <b>{t("blockedStrong", { sum: moneyText(sum, locale) })}</b> {t("yours")}
      {waiting.map(({ reason }) => (
        <p key={reason}>
          {t(`why_${reason}`)} {t(`then_${reason}`)}{" "}
          {endsInSettings.has(reason) ? <Link to="/settings/payouts">{t(`do_${reason}`)}</Link> : null}
        </p>
      ))}
    </Notice>
  );
}

/** In the payout settings: the reason as a heading, and what follows. `sums`: what is blocked, one of each currency, where it is to be said. */
export function WaitingStory({ reason, sums }: { reason: PayoutReason; sums: readonly Money[] }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const all = listFormat(locale).format(sums.map((sum) => moneyText(sum, locale)));
  return (
    <>
      <h2 className="mbs-1 mbe-1">{t(`title_${reason}`)}</h2>
      <p className="prose">
        {sums.length > 0 ? t.rich("storySums", { sums: <b>{all}</b>, why: t(`why_${reason}`) }) : t(`why_${reason}`)}{" "}
        {t("yours")} {t(`then_${reason}`)}
      </p>
    </>
  );
}
