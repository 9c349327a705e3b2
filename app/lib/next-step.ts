/** Where a person was going before Stripe's pages: kept in a cookie for an hour, since Stripe brings them back without it. */
const name = "oc_next";

/** Any origin does: what counts is whether a path leaves it. */
const base = "https://openchance.invalid";

/**
 * A path of our own, or null for whatever would lead elsewhere. A browser takes control characters out of an address and reads `\` as
 * `/`, so neither may be in it: what is checked here must be what is followed.
 */
export function localPath(path: string | null): string | null {
  if (path === null || !path.startsWith("/") || hasControls(path) || path.includes("\\")) return null;
  if (!URL.canParse(path, base)) return null;
  const { origin, pathname } = new URL(path, base);
  // "/.//elsewhere" stays here as it is, but its resolved path alone would not.
  return origin === base && !pathname.startsWith("//") ? path : null;
}

function hasControls(text: string): boolean {
  return [...text].some((char) => char <= "\u001f" || char === "\u007f");
}

export function nextStepCookie(path: string, secure: boolean): string {
  const value = encodeURIComponent(path);
  // Not /settings/payouts: the page reads its data anew from /settings/payouts.data, which is no path under it.
  return `${name}=${value}; Path=/settings; Max-Age=3600; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

export function readNextStep(cookieHeader: string | null): string | null {
  const value = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(cookieHeader ?? "")?.[1];
  return value ? localPath(decoded(value)) : null;
}

/** A cookie can be anything its browser was told; one that is not ours leads nowhere. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
