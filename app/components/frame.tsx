import { Link, NavLink, useMatches, useRevalidator } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import { frame as texts } from "../copy/en/frame.ts";
import type { Theme } from "../lib/theme.ts";
import type { Announcement } from "../lib/types.ts";
import { ButtonLink, Form, Submit } from "./button.tsx";
import { Icon, type IconName, Logo } from "./icon.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { When } from "./money.tsx";
import { Notice } from "./notice.tsx";
import { Monogram } from "./people.tsx";
import { useTexts } from "./reader.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import { WorkerBar } from "./worker-bar.tsx";

/** What the frame knows of the person; null: signed out. */
export interface FrameUser {
  id: string;
  handle: string;
  name: string;
  role: "member" | "moderator" | "admin";
}

export interface UnreadCounts {
  notifications: number;
  conversations: number;
}

/** What a route may say of its frame. */
export interface FrameHandle {
  /** No tab bar at the bottom: the page has its own (wizard, room). */
  ownBottom?: boolean;
  /** No footer. */
  noFooter?: boolean;
}

function useFrameHandle(): FrameHandle {
  // Route handles are untyped in Remix; ours are all FrameHandle.
  return Object.assign({}, ...useMatches().map(({ handle }) => handle as FrameHandle | undefined)) as FrameHandle;
}

/** The frame of every page. */
export function Frame({
  user,
  unread,
  signInHref,
  theme,
  viewing,
  announcements,
  question = null,
  children,
}: {
  user: FrameUser | null;
  unread: UnreadCounts;
  signInHref: string;
  theme: Theme;
  /** Set while it is an admin who looks through this person's eyes. */
  viewing: { endsAt: string } | null;
  announcements: readonly Announcement[];
  /** Something the visitor may answer or leave, above the foot of the page. */
  question?: ReactNode;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  const { ownBottom = false, noFooter = false } = useFrameHandle();
  const tabbar = user !== null && !ownBottom;
  return (
    <div className={tabbar ? "frame has-tabbar" : "frame"}>
      <a className="btn skip" href="#main">
        {t("skip")}
      </a>
      <Masthead user={user} unread={unread} signInHref={signInHref} />
      {viewing && user ? <ViewingBar name={user.name} endsAt={viewing.endsAt} /> : null}
      <OfflineBar />
      <WorkerBar />
      <Announcements items={announcements} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {noFooter || ownBottom ? null : question}
      {noFooter ? null : <Footer compact={tabbar} theme={theme} />}
      {tabbar ? <TabBar unread={unread} /> : null}
    </div>
  );
}

function Masthead({ user, unread, signInHref }: { user: FrameUser | null; unread: UnreadCounts; signInHref: string }) {
  const t = useTexts(texts);
  return (
    <header className="mast">
      <div className="wrap">
        <Link className="logo" to="/">
          <Logo />
          {t("name")}
        </Link>
        <nav aria-label={t("mainNav")}>
          <NavLink to="/challenges" end>
            {t("browse")}
          </NavLink>
          {user ? <MemberLinks user={user} unread={unread} /> : <GuestLinks signInHref={signInHref} />}
        </nav>
      </div>
    </header>
  );
}

function GuestLinks({ signInHref }: { signInHref: string }) {
  const t = useTexts(texts);
  return (
    <>
      <Link to="/#how">{t("how")}</Link>
      <Link to="/#fees">{t("fees")}</Link>
      <a className="keep" href={signInHref}>
        {t("signIn")}
      </a>
      <ButtonLink to="/post" className="hide-s">
        {t("post")}
      </ButtonLink>
    </>
  );
}

function MemberLinks({ user, unread }: { user: FrameUser; unread: UnreadCounts }) {
  const t = useTexts(texts);
  return (
    <>
      {user.role !== "member" ? <NavLink to="/admin">{t("admin")}</NavLink> : null}
      <NavLink to="/my/challenges">{t("myChallenges")}</NavLink>
      <NavLink to="/my/work">{t("myWork")}</NavLink>
      <NavLink to="/messages">
        {t("messages")}{" "}
        <Count value={unread.conversations} label={t("unreadMessages", { count: unread.conversations })} />
      </NavLink>
      <NavLink
        to="/notifications"
        className="keep bell"
        aria-label={t("unreadNotifications", { count: unread.notifications })}
      >
        <Icon name="bell" />
        <Count value={unread.notifications} />
      </NavLink>
      <ButtonLink to="/post" kind="two" className="hide-s">
        {t("post")}
      </ButtonLink>
      <NavLink to="/settings" className="keep me">
        <Monogram id={user.id} name={user.name} />
        <span className="vh">{t("account")}</span>
      </NavLink>
    </>
  );
}

/** A count in `act`; nothing at zero. The label says what is counted. */
function Count({ value, label }: { value: number; label?: string }) {
  if (value === 0) return null;
  return (
    <span className="count">
      <span aria-hidden={label ? "true" : undefined}>{value}</span>
      {label ? <span className="vh">{label}</span> : null}
    </span>
  );
}

const tabs: readonly { to: string; icon: IconName; text: "browse" | "myWork" | "postShort" | "messages" | "you" }[] = [
  { to: "/challenges", icon: "search", text: "browse" },
  { to: "/my/work", icon: "work", text: "myWork" },
  { to: "/post", icon: "plus", text: "postShort" },
  { to: "/messages", icon: "talk", text: "messages" },
  { to: "/settings", icon: "person", text: "you" },
];

function TabBar({ unread }: { unread: UnreadCounts }) {
  const t = useTexts(texts);
  return (
    <nav className="tabbar" aria-label={t("bottomNav")}>
      {tabs.map(({ to, icon, text }) => (
        <NavLink key={to} to={to} end={to === "/challenges"}>
          <Icon name={icon} />
          {t(text)}
          {text === "messages" ? (
            <Count value={unread.conversations} label={t("unreadMessages", { count: unread.conversations })} />
          ) : null}
        </NavLink>
      ))}
    </nav>
  );
}

function Footer({ compact, theme }: { compact: boolean; theme: Theme }) {
  const t = useTexts(texts);
  return (
    <footer className={compact ? "foot has-tabs" : "foot"}>
      <div className="wrap">
        <span>{t("name")}</span>
        <Link to="/help">{t("help")}</Link>
        <Link to="/terms">{t("terms")}</Link>
        <Link to="/privacy">{t("privacy")}</Link>
        <a href="/api/docs">{t("api")}</a>
        <LanguageSwitch />
        <ThemeSwitch theme={theme} />
      </div>
    </footer>
  );
}

/** Without a network a page's data cannot be had, but the whole page may have been kept: the browser asks for that by itself. */
function leaveToBrowser(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (link !== null && !navigator.onLine) event.stopPropagation();
}

/** Says on every page whose account it is that an admin looks at. */
function ViewingBar({ name, endsAt }: { name: string; endsAt: string }) {
  const t = useTexts(texts);
  return (
    <div className="off-bar">
      <div className="wrap">
        <Icon name="person" />
        <span>{t.rich("viewing", { name, time: <When at={endsAt} form="moment" /> })}</span>
        <Form method="post" action="/viewing/end" reloadDocument>
          <Submit kind="two">{t("viewingEnd")}</Submit>
        </Form>
      </div>
    </div>
  );
}

function Announcements({ items }: { items: readonly Announcement[] }) {
  const t = useTexts(texts);
  if (items.length === 0) return null;
  return (
    <section className="wrap pbs-4" aria-label={t("announcements")}>
      {items.map(({ id, text }) => (
        <Notice key={id} tone="act" icon="bell">
          {text}
        </Notice>
      ))}
    </section>
  );
}

function OfflineBar() {
  const t = useTexts(texts);
  const [offline, setOffline] = useState(false);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const update = () => setOffline(!navigator.onLine);
    // What was kept may be old, and so are the names of its forms' writes.
    const comeBack = () => {
      update();
      revalidate();
    };
    update();
    window.addEventListener("online", comeBack);
    window.addEventListener("offline", update);
    window.addEventListener("click", leaveToBrowser, true);
    return () => {
      window.removeEventListener("online", comeBack);
      window.removeEventListener("offline", update);
      window.removeEventListener("click", leaveToBrowser, true);
    };
  }, [revalidate]);
  return (
    <div role="status">
      {offline ? (
        <div className="off-bar">
          <div className="wrap">
            <Icon name="offline" />
            {t("offline")}
          </div>
        </div>
      ) : null}
    </div>
  );
}
