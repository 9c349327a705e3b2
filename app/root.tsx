import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { data } from "@remix-run/cloudflare";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { AnalyticsQuestion } from "./components/analytics-choice.tsx";
import { ErrorPage } from "./components/error-page.tsx";
import { Frame } from "./components/frame.tsx";
import { useLanguage } from "./components/language.ts";
import { useNonce } from "./components/nonce.ts";
import { ReaderProvider } from "./components/reader.tsx";
import { useUnread } from "./components/unread.ts";
import { readAnalytics } from "./lib/analytics.server.ts";
import { openApi } from "./lib/api.server.ts";
import { deviceCookie } from "./lib/device.server.ts";
import { chooseLanguage, type Language, languageCookie, languages } from "./lib/languages.ts";
import { policy, readAnnouncements, readTerms } from "./lib/policy.server.ts";
import { readSession, signInPath } from "./lib/session.server.ts";
import { spokenLanguage } from "./lib/speaking.server.ts";
import { readTheme, type Theme } from "./lib/theme.ts";
import type { NotificationPage } from "./lib/types.ts";
import stylesheet from "./styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "preload", as: "font", type: "font/woff2", href: "/fonts/hanken-400-700.woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", type: "image/svg+xml", href: "/favicon.svg" },
  { rel: "apple-touch-icon", href: "/icons/180.png" },
];

export const meta: MetaFunction = () => [{ title: "OpenChance" }];

const nothingUnread = { notifications: 0, conversations: 0 };

export async function loader(args: LoaderFunctionArgs) {
  const api = openApi(args);
  const { user, viewing } = await readSession(args, api);
  const language = spokenLanguage();
  const [terms, announcements, analytics] = await Promise.all([
    readTerms(api),
    readAnnouncements(api),
    readAnalytics(api, args.request.headers, user),
  ]);
  const unread = user
    ? await api
        .get<NotificationPage>("/notifications", { limit: 1 })
        .then((page) => page.unread)
        .catch(() => nothingUnread)
    : nothingUnread;
  return data(
    {
      user: user ? { id: user.id, handle: user.handle, name: user.name, country: user.country, role: user.role } : null,
      unread,
      viewing: viewing ?? null,
      announcements,
      // Whoever looks at another's account answers nothing for them.
      analytics: viewing ? null : analytics,
      theme: readTheme(args.request.headers.get("cookie")),
      reader: { locale: languages[language].locale, timeZone: user?.timeZone ?? "UTC", now: Date.now() },
      formSeed: crypto.randomUUID(),
      signInHref: signInPath(new URL(args.request.url)),
      origin: new URL(args.request.url).origin,
      language,
      // The fee may be decided by admins: pages quote what is in force.
      policy: { ...policy, feeBasisPoints: terms.feeBasisPoints },
      terms,
      clerkKey: user ? (args.context.cloudflare.env.CLERK_PUBLISHABLE_KEY ?? null) : null,
    },
    {
      headers: withDevice(withLanguage(api.cookies(), args.request, language), args.request, user !== null && !viewing),
    },
  );
}

/** @param isTheirs whether somebody is signed in, and it is themselves who look */
function withDevice(headers: Headers, request: Request, isTheirs: boolean): Headers {
  const cookie = isTheirs ? deviceCookie(request) : null;
  if (cookie !== null) headers.append("Set-Cookie", cookie);
  return headers;
}

/** Keeps a language that the address or the profile named: the data of the next pages, which name none, must come in the same. */
function withLanguage(headers: Headers, request: Request, language: Language): Headers {
  const { headers: hints } = request;
  if (chooseLanguage({ cookies: hints.get("cookie"), accepted: hints.get("accept-language") }) !== language) {
    headers.append("Set-Cookie", languageCookie(language, new URL(request.url).protocol === "https:"));
  }
  return headers;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const language = useLanguage();
  const { tag, dir } = languages[language];
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang={tag} dir={dir} data-theme={root && root.theme !== "system" ? root.theme : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <PaperColour theme={root?.theme ?? "system"} />
        <Meta />
        <Links />
        <link rel="manifest" href={`/site.webmanifest?lang=${language}`} />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
        {root?.clerkKey ? (
          <script
            nonce={nonce}
            async
            src="/__clerk/npm/@clerk/clerk-js@5/dist/clerk.browser.js"
            data-clerk-publishable-key={root.clerkKey}
            data-clerk-proxy-url="/__clerk"
            suppressHydrationWarning
          />
        ) : null}
      </body>
    </html>
  );
}

/** The colour of the browser's own frame: the paper's, in sRGB. */
const paper = { light: "#f0f9f5", dark: "#0b1d1e" } as const;

function PaperColour({ theme }: { theme: Theme }) {
  if (theme !== "system") return <meta name="theme-color" content={paper[theme]} />;
  return (
    <>
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={paper.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={paper.dark} />
    </>
  );
}

export default function App() {
  const root = useRouteLoaderData<typeof loader>("root");
  // Whoever looks at another's account hears no news: its inbox stays closed to them.
  const hears = root?.viewing ? null : (root?.user ?? null);
  const unread = useUnread(hears, root?.unread ?? nothingUnread);
  useFocusOnNavigation();
  useOneLanguage(root?.language);
  if (!root) return <Outlet />;
  return (
    <ReaderProvider reader={root.reader}>
      <Frame
        user={root.user}
        unread={unread}
        signInHref={root.signInHref}
        theme={root.theme}
        viewing={root.viewing}
        announcements={root.announcements}
        question={root.analytics === "ask" ? <AnalyticsQuestion /> : null}
      >
        <Outlet />
        {hears ? <News /> : null}
      </Frame>
    </ReaderProvider>
  );
}

const NewsToast = lazy(() => import("./components/toast.tsx").then((module) => ({ default: module.NewsToast })));

/** Only in the browser, only for members: the server has no news, and guests get none of its code. */
function News() {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  if (!live) return null;
  return (
    <Suspense fallback={null}>
      <NewsToast />
    </Suspense>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { locale } = languages[useLanguage()];
  const root = useRouteLoaderData<typeof loader>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const told = isRouteErrorResponse(error) ? (error.data as { code?: string; requestId?: string } | null) : null;
  const page = (
    <ErrorPage
      status={status}
      closed={told?.code === "viewing_only"}
      requestId={told?.requestId}
      signInHref={root?.user ? null : (root?.signInHref ?? "/__clerk/sign-in")}
    />
  );
  return (
    <ReaderProvider reader={root?.reader ?? { locale, timeZone: "UTC", now: 0 }}>
      <Frame
        user={root?.user ?? null}
        unread={root?.unread ?? nothingUnread}
        signInHref={root?.signInHref ?? "/__clerk/sign-in"}
        theme={root?.theme ?? "system"}
        viewing={root?.viewing ?? null}
        announcements={root?.announcements ?? []}
      >
        {page}
      </Frame>
    </ReaderProvider>
  );
}

/**
 * Data that comes in another language than the page speaks (it was changed in another tab, or the page was kept) begins the page anew:
 * its files hold one language, and a new document speaks the same as its data.
 */
function useOneLanguage(ofData: Language | undefined) {
  const language = useLanguage();
  useEffect(() => {
    if (ofData !== undefined && ofData !== language) window.location.reload();
  }, [ofData, language]);
}

/** After a change of page, focus goes to the new page's content, as it would without JavaScript. */
function useFocusOnNavigation() {
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const before = useRef(pathname);
  useEffect(() => {
    if (navigation.state !== "idle" || before.current === pathname) return;
    before.current = pathname;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname, navigation.state]);
}
