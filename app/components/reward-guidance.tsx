import { post as texts } from "../copy/en/post.ts";
import { row as rowTexts } from "../copy/en/row.ts";
import { moneyText } from "../lib/format.ts";
import type { RewardGuidance as Guidance } from "../lib/reward-guidance.ts";
import type { Category, Currency } from "../lib/types.ts";
import { useReader, useTexts } from "./reader.tsx";

/** What similar open challenges offer, and where one's own reward stands among them. */
export function RewardGuidance({
  guidance: { bars, count, lowerMinor, upperMinor, topMinor, applications },
  category,
  currency,
  yoursMinor,
}: {
  guidance: Guidance;
  category: Category;
  currency: Currency;
  /** Minor units of the same currency; null while there is none. */
  yoursMinor: number | null;
}) {
  const t = useTexts(texts);
  const c = useTexts(rowTexts);
  const { locale } = useReader();
  const highest = Math.max(...bars.map((bar) => bar.count));
  const sum = (amountMinor: number) => moneyText({ amountMinor, currency }, locale);
  return (
    <div className="guidance">
      <div className="bars" aria-hidden="true">
        {bars.map((bar, index) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: steps of one scale keep their order
            key={index}
            className={bar.middle ? "on" : undefined}
            style={{ blockSize: `${(bar.count / highest) * 100}%` }}
          />
        ))}
        {yoursMinor === null ? null : (
          <span className="yours" style={{ insetInlineStart: `${Math.min(1, yoursMinor / topMinor) * 100}%` }}>
            {t("yours")}
          </span>
        )}
      </div>
      <p className="small dim">
        {t("guidance", {
          count,
          category: c(`category_${category}`),
          lower: sum(lowerMinor),
          upper: sum(upperMinor),
          applications,
        })}
      </p>
    </div>
  );
}
