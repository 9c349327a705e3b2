import { invalidParameter } from "./errors.ts";

const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const THREE_DECIMAL = new Set("bhd jod kwd omr tnd".split(" "));
/** Zero-decimal in the world, but Stripe's amounts carry two decimals that must be zero. */
const WHOLE_UNITS = new Set(["isk", "ugx"]);
const OTHERS =
  "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl hrk htg huf idr ils inr isk jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx uyu uzs wst xcd yer zar zmw";
const KNOWN = new Set([...ZERO_DECIMAL, ...THREE_DECIMAL, ...OTHERS.split(" ")]);

/** Stripe's minimum charges in minor units, where they are not the equivalent of 50. */
const MINIMUM: Record<string, number> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};

/** Normalises a currency to lower case; refuses what Stripe does not know. */
export function checkCurrency(currency: string, param: string): string {
  const code = currency.toLowerCase();
  if (KNOWN.has(code)) return code;
  throw invalidParameter(
    `Invalid currency: ${code}. Stripe currently supports these currencies: ${[...KNOWN].sort().join(", ")}`,
    param,
  );
}

/** Refuses amounts that Stripe cannot charge: below its minimum, above 8 digits, or between its steps. */
export function checkChargeAmount(amount: number, currency: string, param: string): void {
  const minimum = MINIMUM[currency] ?? (ZERO_DECIMAL.has(currency) ? 50 : THREE_DECIMAL.has(currency) ? 500 : 50);
  if (amount < minimum) {
    throw invalidParameter(
      `The Checkout Session's total amount due must add up to at least ${formatAmount(minimum, currency)}`,
      param,
      "amount_too_small",
    );
  }
  if (amount > 99_999_999)
    throw invalidParameter(
      `Amount must be no more than ${formatAmount(99_999_999, currency)}`,
      param,
      "amount_too_large",
    );
  const step = THREE_DECIMAL.has(currency) ? 10 : WHOLE_UNITS.has(currency) ? 100 : 1;
  if (amount % step !== 0) {
    throw invalidParameter(
      `Invalid amount: ${amount}. Amounts in ${currency} must be a multiple of ${step}.`,
      param,
      "parameter_invalid_integer",
    );
  }
}

/** `$12.50`-like text for messages and pages. */
export function formatAmount(amount: number, currency: string): string {
  const decimals = ZERO_DECIMAL.has(currency) ? 0 : THREE_DECIMAL.has(currency) ? 3 : 2;
  const text = (amount / 10 ** decimals).toFixed(decimals).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return currency === "usd" ? `$${text}` : `${text} ${currency.toUpperCase()}`;
}
