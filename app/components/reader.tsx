/** Whose eyes the page is for: language, time zone and the server's clock; and the texts in that language. */
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Reader } from "../lib/format.ts";
import { formatNodes, formatText, type MessageValues } from "../lib/message-format.ts";

const fallback: Reader = { locale: "en-GB", timeZone: "UTC", now: 0 };
const ReaderContext = createContext<Reader>(fallback);

export function ReaderProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  const { locale, timeZone, now } = reader;
  const value = useMemo(() => ({ locale, timeZone, now }), [locale, timeZone, now]);
  return <ReaderContext.Provider value={value}>{children}</ReaderContext.Provider>;
}

export function useReader(): Reader {
  return useContext(ReaderContext);
}

/** The texts of one area of the product. */
export interface Texts<Key extends string> {
  (key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** A message with elements in it: sums, links, emphasis (`<b>`). */
  rich(key: Key, values?: MessageValues): ReactNode;
}

const emphasis = { b: (children: ReactNode) => <b>{children}</b> };

/** Texts of an area, such as `useTexts(home)("headline")`; the area is a file of copy/<language>/. */
export function useTexts<Key extends string>(area: Readonly<Record<Key, string>>): Texts<Key> {
  const { locale } = useReader();
  return useMemo(() => {
    const texts = (key: Key, values: Readonly<Record<string, string | number>> = {}) =>
      formatText(area[key], values, locale);
    const rich = (key: Key, values: MessageValues = {}) => formatNodes(area[key], { ...emphasis, ...values }, locale);
    return Object.assign(texts, { rich });
  }, [area, locale]);
}
