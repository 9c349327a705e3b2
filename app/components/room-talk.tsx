import { useActionData, useNavigation, useSearchParams } from "@remix-run/react";
import { Fragment, type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { money as moneyTexts } from "../copy/en/money.ts";
import { room as texts } from "../copy/en/room.ts";
import { clockOrDayText, clockText, daysBetween, weekdayText } from "../lib/format.ts";
import { failureOf } from "../lib/problem.ts";
import { isWorkRoom, type RoomView } from "../lib/room-view.ts";
import type { RoomMessage } from "../lib/types.ts";
import { Button, Form } from "./button.tsx";
import { FormKey } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Money, When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { RoomNotice } from "./room-proposal.tsx";
import type { SealState } from "./seal.tsx";
import { LedgerLine, MessageItem } from "./talk.tsx";
import type { LiveRoom } from "./use-room.ts";

/** The talk: a log that begins at the bottom, and the composer at the thumb. */
export function Talk({ view, live, title }: { view: RoomView; live: LiveRoom; title: string }) {
  const t = useTexts(texts);
  const { snapshot, client } = live;
  const end = useStickToEnd(snapshot.entries.length + snapshot.unsent.length);
  useMarkRead(live);
  const nobody = snapshot.entries.length === 0 && snapshot.unsent.length === 0;
  const writing = snapshot.typing.filter((id) => id !== view.you).length > 0;
  return (
    <section className="talk" aria-label={t("tab_talk")}>
      <h1>{title}</h1>
      {snapshot.more ? <Older live={live} first={snapshot.entries[0]?.seq} /> : null}
      <div className="log" role="log" aria-live="polite" aria-label={t("log")}>
        {nobody ? <p className="dim">{t("emptyTalk", { name: view.other.name })}</p> : null}
        <Entries entries={snapshot.entries} view={view} />
        {snapshot.unsent.map((one) => (
          <MessageItem
            key={one.id}
            author={memberOf(view, view.you)}
            mine
            state={
              one.state === "failed"
                ? "failed"
                : one.state === "sending"
                  ? "sending"
                  : snapshot.connection === "open"
                    ? "sending"
                    : "offline"
            }
            onRetry={() => client?.resend(one.id)}
            time={<Time at={one.at} />}
          >
            <p>{one.body}</p>
          </MessageItem>
        ))}
      </div>
      <Receipt view={view} live={live} />
      <p className="typing" aria-live="off">
        {writing ? t("typing", { name: view.other.name }) : ""}
      </p>
      {client && snapshot.connection === "waiting" ? (
        <p className="small dim" role="status">
          <Icon name="offline" /> {t("reconnecting")}
        </p>
      ) : null}
      <RoomNotice view={view} />
      <Composer client={client} />
      <div ref={end} />
    </section>
  );
}

function Older({ live: { client, snapshot }, first }: { live: LiveRoom; first: number | undefined }) {
  const t = useTexts(texts);
  if (client) {
    return (
      <Button kind="quiet" busy={snapshot.loadingOlder} onClick={() => client.loadOlder()}>
        {t("older")}
      </Button>
    );
  }
  return (
    <a className="btn q" href={`?before=${first ?? ""}`}>
      {t("older")}
    </a>
  );
}

/** How far the other has read, under one's own last message. */
function Receipt({ view, live: { snapshot } }: { view: RoomView; live: LiveRoom }) {
  const t = useTexts(texts);
  const last = snapshot.entries.findLast(({ kind }) => kind !== "system");
  if (!last || last.author !== view.you || (snapshot.read[view.other.id] ?? 0) < last.seq) return null;
  return <p className="micro dim receipt">{t("seenBy", { name: view.other.name })}</p>;
}

function Entries({ entries, view }: { entries: readonly RoomMessage[]; view: RoomView }) {
  const reader = useReader();
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const at = Date.parse(entry.at);
    const sameDay = before !== undefined && daysBetween(Date.parse(before.at), at, reader.timeZone) === 0;
    const recent = Math.abs(daysBetween(at, reader.now, reader.timeZone)) < 7;
    return (
      <Fragment key={entry.seq}>
        {!sameDay && recent ? (
          <p className="day">
            <time dateTime={entry.at.slice(0, 10)}>{weekdayText(entry.at, reader)}</time>
          </p>
        ) : null}
        <Entry entry={entry} view={view} />
      </Fragment>
    );
  });
}

function Entry({ entry, view }: { entry: RoomMessage; view: RoomView }) {
  if (entry.kind === "system") return <SystemLine entry={entry} view={view} />;
  return (
    <MessageItem
      author={memberOf(view, entry.author)}
      mine={entry.author === view.you}
      edited={entry.editedAt !== undefined}
      deleted={entry.deletedAt !== undefined}
      time={<Time at={entry.at} />}
    >
      <p>
        <Linked text={entry.body} />
      </p>
      {entry.files?.map((file) => (
        <a key={file.id} className="small" href={`/api/v1/files/${file.id}`}>
          {file.name}
        </a>
      ))}
    </MessageItem>
  );
}

function Time({ at }: { at: string }) {
  const reader = useReader();
  const recent = Math.abs(daysBetween(Date.parse(at), reader.now, reader.timeZone)) < 7;
  return <time dateTime={at}>{recent ? clockText(at, reader) : clockOrDayText(at, reader)}</time>;
}

function memberOf(view: RoomView, id: string | null): { id: string; name: string } {
  return view.conversation.members.find((member) => member.id === id) ?? { id: id ?? "", name: view.other.name };
}

const address = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

/** Text with its web addresses as links; everything else stays text. */
function Linked({ text }: { text: string }) {
  return text.split(address).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text keep their order
      <a key={index} href={part} rel="nofollow ugc noopener noreferrer" target="_blank">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

const seals: Readonly<Record<string, SealState>> = {
  "hold.held": "held",
  "delivery.approved": "paid",
  "challenge.completed": "paid",
  "challenge.canceled": "back",
  "award.made": "wait",
  "cancellation.proposed": "wait",
  "chargeback.opened": "split",
  "chargeback.closed": "split",
  "dispute.filed": "split",
  "dispute.answered": "split",
  "dispute.offered": "split",
  "dispute.evidence_added": "split",
  "dispute.settled": "split",
  "dispute.withdrawn": "held",
};

type RoomText = keyof typeof texts;

/** What happened to the work or its money, in a sentence with its figures. */
function SystemLine({ entry, view }: { entry: RoomMessage; view: RoomView }) {
  const t = useTexts(texts);
  const m = useTexts(moneyTexts);
  const data = entry.data ?? {};
  const due = typeof data.dueAt === "string" ? data.dueAt : null;
  const event = `ev_${entry.body}`;
  // The most exact sentence there is: to the poster in the second person, with its date, with its reason, or plain.
  const wanted = [
    ...(due && view.side === "poster" ? [`${event}_dueYou`] : []),
    ...(due ? [`${event}_due`] : []),
    `${event}_${data.reason}`,
    event,
  ];
  const key = wanted.find((name) => name in texts) as RoomText | undefined;
  if (key === undefined) return null;
  const actor = typeof data.actorId === "string" ? data.actorId : null;
  const fallbackActor =
    entry.body.startsWith("delivery.submitted") || entry.body === "award.declined" ? view.solver : view.poster;
  const who =
    actor === view.you ? t("you") : (view.conversation.members.find(({ id }) => id === actor)?.name ?? fallbackActor);
  const reason =
    typeof data.reason === "string" ? (`cancel_${data.reason}` as keyof typeof moneyTexts) : "cancel_agreed";
  // What whoever did it wrote to the other side: the changes asked for, or a word on taking back, leaving, saying no.
  const said = [data.feedback, data.note].filter((text) => typeof text === "string" && text !== "");
  const values: Record<string, ReactNode> = {
    who,
    name: view.side === "solver" ? view.conversation.members.find(({ id }) => id === view.you)?.name : view.solver,
    poster: view.poster,
    solver: view.solver,
    version: data.version,
    date: due ? <When at={due} /> : "",
    reason: reason in moneyTexts ? m(reason) : "",
    sum:
      typeof data.amountMinor === "number" && typeof data.currency === "string" ? (
        <Money value={{ amountMinor: data.amountMinor, currency: data.currency as "USD" }} />
      ) : (
        ""
      ),
  };
  return (
    <LedgerLine
      seal={seals[entry.body] ?? "none"}
      version={
        entry.body.startsWith("delivery.") && typeof data.version === "number" && entry.body !== "delivery.approved"
          ? data.version
          : undefined
      }
      time={<Time at={entry.at} />}
    >
      {t.rich(key, values)}
      {said.map((text) => (
        <q key={text} className="block dim">
          {text}
        </q>
      ))}
    </LedgerLine>
  );
}

/** Enter sends, Shift+Enter breaks. Without JavaScript it is a form like any other. */
function Composer({ client }: { client: LiveRoom["client"] }) {
  const t = useTexts(texts);
  const form = useRef<HTMLFormElement>(null);
  useClearedWhenPosted(form);
  const send = () => {
    const field = form.current?.elements.namedItem("body");
    if (!(field instanceof HTMLTextAreaElement) || !client) return;
    const body = field.value.trim();
    if (body === "") return;
    client.send(body);
    field.value = "";
    field.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (client) send();
    else form.current?.requestSubmit();
  };
  return (
    <Form
      method="post"
      className="comp"
      ref={form}
      onSubmit={(event) => {
        if (!client) return;
        event.preventDefault();
        send();
      }}
    >
      <FormKey />
      <input type="hidden" name="intent" value="send" />
      <label className="vh" htmlFor="body">
        {t("compose")}
      </label>
      <textarea
        className="in"
        id="body"
        name="body"
        rows={1}
        required
        maxLength={16_000}
        placeholder={t("compose")}
        onKeyDown={onKeyDown}
        onInput={() => client?.type()}
      />
      <button type="submit" className="btn">
        <Icon name="send" />
        <span className="hide-s">{t("send")}</span>
        <span className="vh only-s">{t("send")}</span>
      </button>
    </Form>
  );
}

/** What went out with the form, before the live line was there, is not in the field any more; what was refused stays. */
function useClearedWhenPosted(form: RefObject<HTMLFormElement>) {
  const { state, formData } = useNavigation();
  const refused = failureOf(useActionData())?.intent === "send";
  const posted = useRef(false);
  useEffect(() => {
    if (formData?.get("intent") === "send") posted.current = true;
    if (state !== "idle" || !posted.current) return;
    posted.current = false;
    if (!refused) form.current?.reset();
  }, [state, formData, refused, form]);
}

/** Keeps the newest line in view, unless the person has scrolled up to read. */
function useStickToEnd(count: number) {
  const end = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what this waits for
  useEffect(() => {
    const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
    const near = scrollHeight - scrollTop - clientHeight < 320;
    if (first.current ? scrollHeight > clientHeight : near) end.current?.scrollIntoView({ block: "end" });
    first.current = false;
  }, [count]);
  return end;
}

/** Says how far one has read, while the page is looked at. */
function useMarkRead({ client, snapshot }: LiveRoom) {
  const last = snapshot.entries.at(-1)?.seq ?? 0;
  // A room takes no read before it has said who one is there.
  const open = snapshot.connection === "open" && snapshot.you !== null;
  useEffect(() => {
    if (!client || !open) return;
    const mark = () => {
      if (document.visibilityState === "visible") client.markRead(last);
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [client, last, open]);
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
