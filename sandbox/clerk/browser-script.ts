/**
 * Served where ClerkJS would be. It offers the part of `window.Clerk` that the pages use and keeps `__session` fresh, so
 * that the same script tag works here and in production. Plain JavaScript: it is sent to the browser as it stands.
 */
export const browserScript = `(() => {
  "use strict";
  const tag = document.currentScript || document.querySelector("script[data-clerk-proxy-url]");
  const base = (tag && tag.dataset.clerkProxyUrl) || "/__clerk";
  const key = (tag && tag.dataset.clerkPublishableKey) || "";
  const refreshMs = 45000;
  const listeners = new Set();
  let suffix = "";
  let refreshedAt = 0;
  let timer = 0;

  async function cookieSuffix() {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", new TextEncoder().encode(key)));
    return btoa(String.fromCharCode(...digest)).replace(/\\+/g, "-").replace(/\\//g, "_").slice(0, 8);
  }
  function setCookie(name, value) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    const line = "=" + value + "; Path=/; SameSite=Lax; Max-Age=31536000" + secure;
    document.cookie = name + line;
    document.cookie = name + "_" + suffix + line;
  }
  async function call(method, path) {
    const response = await fetch(base + path, { method, credentials: "same-origin", headers: { accept: "application/json" } });
    return response.ok ? response.json() : null;
  }
  async function refresh() {
    if (!clerk.session) return null;
    const answer = await call("POST", "/v1/client/sessions/" + clerk.session.id + "/tokens");
    if (answer === null) { await readClient(); return null; }
    setCookie("__session", answer.jwt);
    refreshedAt = Date.now();
    return answer.jwt;
  }
  async function readClient() {
    const answer = await call("GET", "/v1/client");
    const session = (answer && answer.response && answer.response.sessions[0]) || null;
    clerk.client = (answer && answer.response) || null;
    clerk.user = session && {
      id: session.user.id,
      fullName: [session.user.first_name, session.user.last_name].filter(Boolean).join(" "),
      primaryEmailAddress: { emailAddress: session.user.email_addresses[0].email_address },
    };
    clerk.session = session && { id: session.id, status: session.status, user: clerk.user, getToken: refresh };
    for (const listener of listeners) listener({ client: clerk.client, session: clerk.session, user: clerk.user });
  }
  // A refresh that fails leaves the time as it was, so the next look tries again.
  function refreshIfStale() {
    if (document.visibilityState === "visible" && Date.now() - refreshedAt > refreshMs) refresh().catch(() => {});
  }
  const clerk = {
    loaded: false, client: null, session: null, user: null, publishableKey: key, proxyUrl: base,
    get isSignedIn() { return this.session !== null; },
    async load() {
      if (this.loaded) return;
      suffix = await cookieSuffix();
      await readClient();
      this.loaded = true;
      await refresh();
      clearInterval(timer);
      timer = setInterval(refreshIfStale, refreshMs / 3);
      document.addEventListener("visibilitychange", refreshIfStale);
      addEventListener("focus", refreshIfStale);
      addEventListener("online", refreshIfStale);
    },
    addListener(listener) { listeners.add(listener); return () => listeners.delete(listener); },
    async signOut(options) {
      await call("DELETE", "/v1/client/sessions");
      clerk.session = null;
      clerk.user = null;
      location.assign((options && options.redirectUrl) || "/");
    },
    redirectToSignIn(options) {
      const back = (options && (options.redirectUrl || options.signInForceRedirectUrl)) || location.href;
      location.assign(base + "/sign-in?redirect_url=" + encodeURIComponent(back));
    },
  };
  window.Clerk = clerk;
})();
`;
