/** How the page looks: as the system says, or as the person chose. Kept in a cookie so that the server draws it at once. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const cookieName = "oc_theme";

/** Reads the choice from a Cookie header; anything unknown is `system`. */
export function readTheme(cookieHeader: string | null): Theme {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([a-z]+)`).exec(cookieHeader ?? "")?.[1];
  return themes.find((theme) => theme === value) ?? "system";
}

/** The Set-Cookie line that keeps a choice for a year. */
export function themeCookie(theme: Theme, secure: boolean): string {
  return `${cookieName}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? "; Secure" : ""}`;
}
