const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A new id in Stripe's form: `newId("ch")` → `ch_3Qf…` with 24 characters after the prefix. */
export function newId(prefix: string, length = 24): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return `${prefix}_${Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;
}

/** The platform's own account, as it appears where Stripe names it. */
export const PLATFORM_ACCOUNT = "acct_sandboxplatform0";
