/** The talk: a log that begins at the bottom, and the composer at the thumb. */
import { Link, useSearchParams } from "@remix-run/react";
import { type DragEvent, useEffect, useMemo, useRef, useState } from "react";
import { talk as texts } from "../copy/en/talk.ts";
import { listFormat } from "../lib/formatters.ts";
import type { RoomSnapshot } from "../lib/room-snapshot.ts";
import { isWorkRoom, type RoomView } from "../lib/room-view.ts";
import { Button, Form } from "./button.tsx";
import { FormKey } from "./form-key.tsx";
import { Icon } from "./icon.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { RoomNotice } from "./room-proposal.tsx";
import { Composer } from "./talk-composer.tsx";
import { Log } from "./talk-log.tsx";
import { Menu } from "./talk-menu.tsx";
import { type Intent, memberOf, type TalkActions } from "./talk-message.tsx";
import { useAtEnd, useJump, useKeepPlace, useMarkRead, useStickToEnd, useUnreadSeen } from "./talk-scroll.ts";
import { TalkSearch } from "./talk-search.tsx";
import { useTalkUploads } from "./talk-uploads.ts";
import type { LiveRoom } from "./use-room.ts";

export function Talk({ view, live, title }: { view: RoomView; live: LiveRoom; title: string }) {
  const t = useTexts(texts);
  const { snapshot, client } = live;
  const { entries } = snapshot;
  const log = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const atEnd = useAtEnd(end);
  useStickToEnd(end, atEnd, entries.at(-1)?.seq ?? 0, snapshot.unsent.length, snapshot.refused.length);
  useKeepPlace(log, entries[0]?.seq);
  useMarkRead(client, snapshot, atEnd);
  const jump = useJump(client, entries);
  const unread = useUnreadAtOpening(snapshot, view);
  const unreadSeen = useUnreadSeen(entries);
  const [intent, compose] = useState<Intent>({ kind: "new" });
  const [searching, setSearching] = useState(false);
  const uploads = useTalkUploads();
  const actions = useMemo<TalkActions | null>(() => (client ? { client, compose, jump } : null), [client, jump]);
  const lastOwn = entries.findLast(
    ({ author, kind, deletedAt, redactedAt }) => author === view.you && kind === "text" && !deletedAt && !redactedAt,
  );
  const dropping = useDropped(client !== null && intent.kind !== "edit", uploads.add);
  return (
    <section className="talk" aria-label={t("talk")} {...dropping.props}>
      <TalkHead
        view={view}
        title={title}
        present={snapshot.present}
        onSearch={client ? () => setSearching(true) : null}
      />
      {searching && client ? (
        <TalkSearch
          client={client}
          search={snapshot.search}
          view={view}
          jump={jump}
          onClose={() => setSearching(false)}
        />
      ) : null}
      {snapshot.more ? <Older live={live} first={entries[0]?.seq} /> : null}
      {client && unread !== null && !unreadSeen ? (
        <p className="to-unread">
          <Button kind="two" onClick={() => jump(unread.from)}>
            {t("jumpUnread", { count: unread.count })}
          </Button>
        </p>
      ) : null}
      <div className="log-place" ref={log}>
        <Log snapshot={snapshot} view={view} actions={actions} unreadFrom={unread?.from ?? null} />
      </div>
      <Receipt view={view} live={live} />
      <p className="typing" aria-live="off">
        <Writers view={view} typing={snapshot.typing} />
      </p>
      {client && snapshot.connection === "waiting" ? (
        <p className="small dim" role="status">
          <Icon name="offline" /> {t("reconnecting")}
        </p>
      ) : null}
      {client && !atEnd ? (
        <ToNewest snapshot={snapshot} view={view} onGo={() => end.current?.scrollIntoView()} />
      ) : null}
      {dropping.over ? <p className="drop-here">{t("dropHere")}</p> : null}
      <RoomNotice view={view} />
      {view.conversation.writable ? (
        <Composer {...{ client, view, intent, compose, uploads, lastOwn }} />
      ) : (
        <p className="comp-closed dim">{t(blockedByYou(view) ? "silentByYou" : "silent", { name: view.other.name })}</p>
      )}
      <div ref={end} />
    </section>
  );
}

function blockedByYou(view: RoomView): boolean {
  return view.conversation.members.some(({ id, blocked }) => blocked && id === view.other.id);
}

/** The title, who is here, and what else can be done with the conversation. */
function TalkHead({
  view,
  title,
  present,
  onSearch,
}: {
  view: RoomView;
  title: string;
  present: readonly string[];
  onSearch: (() => void) | null;
}) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { group, members, muted } = view.conversation;
  const here = present.filter((id) => id !== view.you && members.some((member) => member.id === id));
  const { name } = view.other;
  return (
    <div className="talk-head">
      <h1>{title}</h1>
      <p className="small dim here">
        {here.length === 0
          ? group
            ? t("members", { names: listFormat(locale).format(members.map((member) => member.name)) })
            : ""
          : here.length === 1
            ? t("here", { name: memberOf(view, here[0] ?? null).name })
            : t("hereMore", { count: here.length })}
      </p>
      <Menu label={t("menu")}>
        {onSearch ? (
          <button type="button" onClick={onSearch}>
            {t("search")}
          </button>
        ) : null}
        {muted ? <MenuForm intent="unmute" text={t("unmute")} /> : <MenuLink to="?mute" text={t("mute")} />}
        {group ? null : <MenuLink to={`?report=${view.other.id}`} text={t("reportPerson", { name })} />}
        {group ? null : blockedByYou(view) ? (
          <MenuForm intent="unblock" text={t("unblock", { name })} fields={{ handle: view.other.handle }} />
        ) : (
          <MenuLink to="?block" text={t("block", { name })} />
        )}
        {group && view.side !== "poster" ? <MenuLink to="?go" text={t("leave")} /> : null}
        {view.side === "poster" && view.challenge ? (
          <MenuLink to={`/messages/group?challenge=${view.challenge.id}`} text={t("newGroup")} />
        ) : null}
      </Menu>
    </div>
  );
}

function MenuLink({ to, text }: { to: string; text: string }) {
  return (
    <Link to={to} preventScrollReset>
      {text}
    </Link>
  );
}

function MenuForm({ intent, text, fields = {} }: { intent: string; text: string; fields?: Record<string, string> }) {
  return (
    <Form method="post" preventScrollReset>
      <FormKey />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" name="intent" value={intent}>
        {text}
      </button>
    </Form>
  );
}

function Older({ live: { client, snapshot }, first }: { live: LiveRoom; first: number | undefined }) {
  const t = useTexts(texts);
  const button = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const shown = button.current;
    if (!shown || !client) return;
    // Loaded before one gets there; the button is for those who do not scroll.
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && client.loadOlder(), {
      rootMargin: "600px 0px 0px 0px",
    });
    observer.observe(shown);
    return () => observer.disconnect();
  }, [client]);
  if (!client) {
    return (
      <a className="btn q" href={`?before=${first ?? ""}`}>
        {t("older")}
      </a>
    );
  }
  return (
    <span ref={button}>
      <Button kind="quiet" busy={snapshot.loadingOlder} onClick={() => client.loadOlder()}>
        {t("older")}
      </Button>
    </span>
  );
}

/** How far one's own last message has come. */
function Receipt({ view, live: { snapshot } }: { view: RoomView; live: LiveRoom }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const last = snapshot.entries.findLast(({ kind }) => kind !== "system");
  if (!last || last.author !== view.you || last.deletedAt) return null;
  const readers = view.conversation.members.filter(({ id }) => id !== view.you && (snapshot.read[id] ?? 0) >= last.seq);
  const names = listFormat(locale).format(readers.map(({ name }) => name));
  return <p className="micro dim receipt">{readers.length > 0 ? t("seenBy", { name: names }) : t("sent")}</p>;
}

function Writers({ view, typing }: { view: RoomView; typing: readonly string[] }) {
  const t = useTexts(texts);
  const others = typing.filter((id) => id !== view.you);
  if (others.length === 0) return "";
  return others.length === 1
    ? t("typing", { name: memberOf(view, others[0] ?? null).name })
    : t("typingMore", { count: others.length });
}

/** The way down again, with what has come since one scrolled up. */
function ToNewest({ snapshot, view, onGo }: { snapshot: RoomSnapshot; view: RoomView; onGo(): void }) {
  const t = useTexts(texts);
  const [from] = useState(() => snapshot.entries.at(-1)?.seq ?? 0);
  const count = snapshot.entries.filter(
    ({ seq, author, kind }) => seq > from && author !== view.you && kind !== "system",
  ).length;
  return (
    <p className="to-newest" role="status">
      <button type="button" className="btn two" onClick={onGo}>
        {count > 0 ? t("newBelow", { count }) : t("toNewest")}
      </button>
    </p>
  );
}

/** Where the new messages began when the page was opened; it stays there while one reads. */
function useUnreadAtOpening(snapshot: RoomSnapshot, view: RoomView): { from: number; count: number } | null {
  const [unread] = useState(() => {
    const count = view.conversation.unread;
    const read = snapshot.read[view.you] ?? 0;
    if (count === 0) return null;
    const loaded = snapshot.entries.filter(({ seq, kind }) => seq > read && kind !== "system");
    // More are new than are loaded: the first of them is the one after what was read.
    return { from: loaded.length < count ? read + 1 : (loaded[0]?.seq ?? read + 1), count };
  });
  return unread;
}

function useDropped(enabled: boolean, add: (files: FileList) => void) {
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes("Files");
  return {
    over,
    props: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        add(event.dataTransfer.files);
      },
    },
  };
}

/** The room's parts on the phone; on wide screens all are visible. */
export function useRoomTab(view: RoomView): {
  tab: string;
  tabs: readonly ("talk" | "deliveries" | "timeline" | "money")[];
} {
  const [params] = useSearchParams();
  const work = isWorkRoom(view);
  const tabs = work ? (["talk", "deliveries", "timeline", "money"] as const) : (["talk", "timeline", "money"] as const);
  return { tab: tabs.find((name) => name === params.get("tab")) ?? "talk", tabs };
}
