/** Where a person was going before Stripe's pages: kept in a cookie for an hour, since Stripe brings them back without it. */
const name = "oc_next";

/** Only paths of our own lead on from here. */
export function localPath(path: string | null): string | null {
  return path?.startsWith("/") && !path.startsWith("//") && !path.includes("\\") ? path : null;
}

export function nextStepCookie(path: string, secure: boolean): string {
  const value = encodeURIComponent(path);
  // Not /settings/payouts: the page reads its data anew from /settings/payouts.data, which is no path under it.
  return `${name}=${value}; Path=/settings; Max-Age=3600; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

export function readNextStep(cookieHeader: string | null): string | null {
  const value = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(cookieHeader ?? "")?.[1];
  return value ? localPath(decodeURIComponent(value)) : null;
}
