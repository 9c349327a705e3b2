/** The entries of a conversation, oldest first, with the days and the mark where the new ones begin. */

import { memo } from "react";
import { talk as texts } from "../copy/en/talk.ts";
import { daysBetween } from "../lib/format.ts";
import type { RoomSnapshot, Unsent } from "../lib/room-snapshot.ts";
import type { RoomView } from "../lib/room-view.ts";
import type { RoomMessage } from "../lib/types.ts";
import { When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { MessageItem } from "./talk.tsx";
import { SystemLine } from "./talk-event.tsx";
import { Attachments, MessageMenu, memberOf, Quote, Reactions, Said, type TalkActions } from "./talk-message.tsx";
import { useLiveness } from "./talk-scroll.ts";
import { EntryTime } from "./talk-time.tsx";

interface LogProps {
  snapshot: RoomSnapshot;
  view: RoomView;
  actions: TalkActions | null;
  /** The first entry that was new when the page was opened. */
  unreadFrom: number | null;
}

export function Log({ snapshot, view, actions, unreadFrom }: LogProps) {
  const t = useTexts(texts);
  const { entries, unsent } = snapshot;
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  // What is new may begin further back than is loaded yet.
  const reaches = unreadFrom !== null && (!snapshot.more || (entries[0]?.seq ?? 0) <= unreadFrom);
  const marked = reaches ? entries.find(({ seq, kind }) => seq >= unreadFrom && kind !== "system") : undefined;
  const isEmpty = entries.length === 0 && unsent.length === 0;
  const group = view.conversation.group;
  const liveness = useLiveness(entries[0]?.seq);
  return (
    <div className="log" role="log" aria-live={liveness} aria-relevant="additions" aria-label={t("log")}>
      {isEmpty ? <p className="dim">{group ? t("emptyGroup") : t("emptyTalk", { name: view.other.name })}</p> : null}
      {entries.map((entry, index) => (
        <div className="entry" key={entry.seq}>
          <Day before={entries[index - 1]} entry={entry} />
          {entry === marked ? (
            <p className="unread" id="unread">
              {t("unreadFrom")}
            </p>
          ) : null}
          <Entry
            entry={entry}
            answered={entry.ref === null ? undefined : bySeq.get(entry.ref)}
            view={view}
            actions={actions}
            refused={snapshot.refused.find(({ seq }) => seq === entry.seq)}
          />
        </div>
      ))}
      {unsent.map((one) => (
        <UnsentEntry key={one.id} one={one} view={view} actions={actions} online={snapshot.connection === "open"} />
      ))}
    </div>
  );
}

function Day({ before, entry }: { before: RoomMessage | undefined; entry: RoomMessage }) {
  const reader = useReader();
  const at = Date.parse(entry.at);
  const sameDay = before !== undefined && daysBetween(Date.parse(before.at), at, reader.timeZone) === 0;
  const recent = Math.abs(daysBetween(at, reader.now, reader.timeZone)) < 7;
  if (sameDay || !recent) return null;
  return (
    <p className="day">
      <When at={entry.at} form="weekday" />
    </p>
  );
}

interface EntryProps {
  entry: RoomMessage;
  answered: RoomMessage | undefined;
  view: RoomView;
  actions: TalkActions | null;
  /** A change of it that was not taken; of several the first. */
  refused: Unsent | undefined;
}

/** Drawn again only when it changed: a long history stays quick to write under. */
const Entry = memo(function Entry({ entry, answered, view, actions, refused }: EntryProps) {
  if (entry.kind === "system") return <SystemLine entry={entry} view={view} />;
  const names = entry.mentions?.map((id) => memberOf(view, id).name) ?? [];
  return (
    <MessageItem
      id={`m${entry.seq}`}
      author={memberOf(view, entry.author)}
      mine={entry.author === view.you}
      edited={entry.editedAt !== undefined}
      gone={entry.redactedAt ? "redacted" : entry.deletedAt ? "deleted" : undefined}
      time={<EntryTime at={entry.at} />}
      menu={<MessageMenu entry={entry} view={view} actions={actions} />}
      under={<Reactions entry={entry} view={view} actions={actions} />}
      refused={refused ? <RefusedChange one={refused} actions={actions} /> : null}
    >
      {entry.ref === null ? null : <Quote seq={entry.ref} entry={answered} view={view} actions={actions} />}
      {entry.body ? (
        <p className="own-words">
          <Said text={entry.body} names={names} />
        </p>
      ) : null}
      {entry.files ? <Attachments files={entry.files} /> : null}
    </MessageItem>
  );
});

/** What one wanted to change, why it was not taken, and the two ways on. */
function RefusedChange({ one, actions }: { one: Unsent; actions: TalkActions | null }) {
  const t = useTexts(texts);
  const because = `because_${one.error ?? ""}`;
  return (
    <p className="st">
      <span>
        {t(`notTaken_${one.type === "send" ? "edit" : one.type}`, { body: one.body })}{" "}
        {because in texts ? t(because as keyof typeof texts) : null}
      </span>
      <button type="button" className="btn q" onClick={() => actions?.client.resend(one.id)}>
        {t("tryAgain")}
      </button>
      <button type="button" className="btn q" onClick={() => actions?.client.discard(one.id)}>
        {t("cancel")}
      </button>
    </p>
  );
}

function UnsentEntry({
  one,
  view,
  actions,
  online,
}: {
  one: Unsent;
  view: RoomView;
  actions: TalkActions | null;
  online: boolean;
}) {
  const t = useTexts(texts);
  const key = `refused_${one.error ?? ""}`;
  // Which refusals have a sentence of their own is known by the texts.
  const why = key in texts ? t(key as keyof typeof texts) : t("failed");
  const state = one.state === "failed" ? "failed" : online ? "sending" : "offline";
  return (
    <MessageItem
      author={memberOf(view, view.you)}
      mine
      state={state}
      why={why}
      onRetry={() => actions?.client.resend(one.id)}
      onDiscard={() => actions?.client.discard(one.id)}
      time={<EntryTime at={one.at} />}
    >
      {one.body ? <p className="own-words">{one.body}</p> : null}
      {one.files.length > 0 ? <Attachments files={one.files} /> : null}
    </MessageItem>
  );
}
