/** The pages /__clerk/sign-in and /__clerk/sign-out: plain HTML that works without JavaScript. */
import { Hono } from "hono";
import { html } from "hono/html";
import { type AppContext, clientId, fromOwnOrigin, instance, safeRedirect, sessionToken, signedIn } from "./context.ts";
import { clientCookie, signedInCookies } from "./cookies.ts";
import { signOut } from "./frontend-api.ts";
import type { DemoAccount, Env } from "./instance.ts";
import { styles } from "./page-styles.ts";
import { PROXY_PATH } from "./settings.ts";

export const signInPages = new Hono<{ Bindings: Env }>();
type Html = ReturnType<typeof html>;

signInPages.get("/sign-in", async (c) => {
  const wanted = c.req.query("redirect_url");
  const elsewhere = canonicalAddress(c);
  if (elsewhere !== null) return c.redirect(elsewhere, 307);
  const accounts = await instance(c).listAccounts();
  const current = await signedIn(c);
  return page(
    c,
    "Sign in",
    signInForm({ accounts, redirectUrl: safeRedirect(c, wanted), current: current?.user.name }),
  );
});

signInPages.post("/sign-in", async (c) => {
  if (!fromOwnOrigin(c)) return c.text("This form was sent from another site.", 403);
  const form = await c.req.formData();
  const field = (name: string) => String(form.get(name) ?? "").trim();
  const redirectUrl = safeRedirect(c, field("redirect_url"));
  const email = field("account") || field("email");
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
    const accounts = await instance(c).listAccounts();
    const error = "Type an e-mail address, such as ada@example.com.";
    return page(c, "Sign in", signInForm({ accounts, redirectUrl, error, email, name: field("name") }), 422);
  }
  await signIn(c, email, field("account") ? "" : field("name").slice(0, 100));
  return c.redirect(redirectUrl, 303);
});

async function signIn(c: AppContext, email: string, name: string): Promise<void> {
  const { APP_ORIGIN } = c.env;
  const before = await signedIn(c);
  if (before !== null) await instance(c).endSession(before.session.id, "ended");
  const client = (await clientId(c)) ?? `client_${crypto.randomUUID().replaceAll("-", "")}`;
  const user = await instance(c).ensureUser(name === "" ? { email } : { email, name });
  const session = await instance(c).createSession(user.id, client);
  const token = await sessionToken(c, { user, session });
  const clientUat = Math.floor(session.created_at / 1000);
  c.header("set-cookie", await clientCookie(APP_ORIGIN, client), { append: true });
  for (const line of await signedInCookies(APP_ORIGIN, token, clientUat))
    c.header("set-cookie", line, { append: true });
}

signInPages.get("/sign-out", async (c) => {
  const current = await signedIn(c);
  return page(c, "Sign out", signOutForm(safeRedirect(c, c.req.query("redirect_url")), current?.user.name));
});

signInPages.post("/sign-out", async (c) => {
  if (!fromOwnOrigin(c)) return c.text("This form was sent from another site.", 403);
  const form = await c.req.formData();
  await signOut(c);
  return c.redirect(safeRedirect(c, String(form.get("redirect_url") ?? "")), 303);
});

/** Cookies belong to a host: who came by another name of this machine (127.0.0.1) signs in under the product's own. */
function canonicalAddress(c: AppContext): string | null {
  const proxy = c.req.header("clerk-proxy-url");
  if (proxy === undefined || proxy === `${c.env.APP_ORIGIN}${PROXY_PATH}`) return null;
  return `${c.env.APP_ORIGIN}${PROXY_PATH}/sign-in${new URL(c.req.url).search}`;
}

interface SignInState {
  accounts: DemoAccount[];
  redirectUrl: string;
  current?: string | undefined;
  error?: string;
  email?: string;
  name?: string;
}

function signInForm({ accounts, redirectUrl, current, error, email = "", name = "" }: SignInState): Html {
  return html`
    ${current ? html`<p class="note">You are signed in as <strong>${current}</strong>. Signing in again changes the person.</p>` : ""}
    ${accounts.length > 0 ? accountList(accounts, redirectUrl) : ""}
    <section aria-labelledby="own">
      <h2 id="own">Your own e-mail</h2>
      ${error ? html`<p class="error" id="error" role="alert">${error}</p>` : ""}
      <form method="post">
        <input type="hidden" name="redirect_url" value="${redirectUrl}" />
        <label for="email">E-mail</label>
        <input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="${email}"
          ${error ? html`aria-invalid="true" aria-describedby="error"` : ""} />
        <label for="name">Name <span class="hint">for a new account; may be left out</span></label>
        <input id="name" name="name" autocomplete="name" maxlength="100" value="${name}" />
        <button class="primary" type="submit">Sign in</button>
      </form>
    </section>`;
}

function accountList(accounts: DemoAccount[], redirectUrl: string): Html {
  const rows = accounts.map(
    (account) => html`<li><button type="submit" name="account" value="${account.email}">
      <span class="who">${account.name}</span> <span class="mail">${account.email}</span>
      <span class="about">${account.about}</span></button></li>`,
  );
  return html`<section aria-labelledby="demo">
    <h2 id="demo">Demo accounts</h2>
    <form method="post">
      <input type="hidden" name="redirect_url" value="${redirectUrl}" />
      <ul>${rows}</ul>
    </form>
  </section>`;
}

function signOutForm(redirectUrl: string, name: string | undefined): Html {
  if (name === undefined) return html`<p>Nobody is signed in here. <a href="${redirectUrl}">Go on</a></p>`;
  return html`<p>You are signed in as <strong>${name}</strong>.</p>
    <form method="post">
      <input type="hidden" name="redirect_url" value="${redirectUrl}" />
      <button class="primary" type="submit">Sign out</button>
    </form>`;
}

function page(c: AppContext, title: string, body: Html, status: 200 | 422 = 200) {
  c.header("cache-control", "no-store");
  c.header("x-content-type-options", "nosniff");
  c.header(
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  return c.html(
    html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta name="robots" content="noindex" />
  <title>${title} · OpenChance</title>
  <style>${styles}</style>
</head>
<body>
  <header><a href="/">OpenChance</a></header>
  <main>
    <h1>${title}</h1>
    <p class="note">Local sign-in, in place of Clerk: no password is asked, and every address is taken at its word.</p>
    ${body}
  </main>
</body>
</html>`,
    status,
  );
}
