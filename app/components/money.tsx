import {
  amountText,
  clockOrDayText,
  clockText,
  dateText,
  dayText,
  deadlineText,
  momentText,
  relativeText,
  shortDayText,
  spokenMoney,
  weekdayText,
} from "../lib/format.ts";
import type { Money as Sum } from "../lib/types.ts";
import { useReader } from "./reader.tsx";

type MoneySize = "m20" | "m28" | "m44";

/*
 * Server and browser format with the data of their own engines, and an older browser writes some sums and dates another way. Those are
 * as good, so what the server wrote stays (`suppressHydrationWarning`): React would else throw the page away and make it anew. Texts that name
 * an instant take `When` as a value (`t.rich`), and what is only text has the same mark where it stands (e2e/hydration.spec.ts).
 */

/**
 * A sum: digits for the eye, one sentence for the ear ("2,400 US dollars").
 * @param bare leaves the currency out, for a column whose header names it
 */
export function Money({ value, size, bare = false }: { value: Sum; size?: MoneySize; bare?: boolean }) {
  const { locale } = useReader();
  return (
    <span className={size ? `money ${size}` : "money"}>
      <span aria-hidden="true">
        <bdi dir="ltr" suppressHydrationWarning>
          {amountText(value, locale)}
        </bdi>
        {bare ? null : <span className="cur">{value.currency}</span>}
      </span>
      <span className="vh" suppressHydrationWarning>
        {spokenMoney(value, locale)}
      </span>
    </span>
  );
}

const forms = {
  day: dayText,
  date: dateText,
  short: shortDayText,
  moment: momentText,
  deadline: deadlineText,
  relative: relativeText,
  clock: clockText,
  recent: clockOrDayText,
  weekday: weekdayText,
};

/** An instant in words. `form`: `day` 2 November, `date` always with its year, `short` 2 Nov, `moment` with the hour, `deadline` with the time zone too, `recent` the hour when it is of today. */
export function When({ at, form = "day", className }: { at: string; form?: keyof typeof forms; className?: string }) {
  const reader = useReader();
  return (
    <time
      dateTime={at}
      className={className}
      title={form === "relative" ? momentText(at, reader) : undefined}
      suppressHydrationWarning
    >
      {forms[form](at, reader)}
    </time>
  );
}
