/** What a message says: what it answers, its text with links and names, its files and what people reacted with. */
import { Link } from "@remix-run/react";
import type { MouseEvent, ReactNode } from "react";
import { talk as texts } from "../copy/en/talk.ts";
import { bytesText, clockText } from "../lib/format.ts";
import { listFormat } from "../lib/formatters.ts";
import type { RoomClient } from "../lib/room-client.ts";
import type { RoomView } from "../lib/room-view.ts";
import type { RoomMessage } from "../lib/types.ts";
import { Icon } from "./icon.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { Menu } from "./talk-menu.tsx";

/** What the composer is about to write. */
export type Intent = { kind: "new" } | { kind: "reply" | "edit"; entry: RoomMessage };

/** What can be done from inside the log. `null` before the live line is there. */
export interface TalkActions {
  client: RoomClient;
  compose(intent: Intent): void;
  /** Brings an entry into view, loading it where needed. */
  jump(seq: number): void;
}

export const quickReactions = ["👍", "👀", "🎉", "❤️", "😄", "✅"] as const;

export function memberOf(view: RoomView, id: string | null): { id: string; name: string } {
  return view.conversation.members.find((member) => member.id === id) ?? { id: id ?? "", name: view.other.name };
}

function nameOf(view: RoomView, id: string | null, you: string): string {
  return id === view.you ? you : memberOf(view, id).name;
}

/** The message that this one answers, in one line. */
export function Quote({
  seq,
  entry,
  view,
  actions,
}: {
  seq: number;
  entry: RoomMessage | undefined;
  view: RoomView;
  actions: TalkActions | null;
}) {
  const t = useTexts(texts);
  const onClick = (event: MouseEvent) => {
    if (!actions) return;
    event.preventDefault();
    actions.jump(seq);
  };
  const said = entry?.body || (entry?.files ? t("fileOnly") : "");
  return (
    <a className="quote" href={`#m${seq}`} onClick={onClick}>
      {entry ? (
        <>
          <b>{t("answerTo", { name: nameOf(view, entry.author, t("you")) })}</b> {said.slice(0, 140)}
        </>
      ) : (
        t("answerGone")
      )}
    </a>
  );
}

const address = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

/** Text with its web addresses as links and the named people set off; everything else stays text. */
export function Said({ text, names = [] }: { text: string; names?: readonly string[] }) {
  return text.split(address).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text keep their order
      <a key={index} href={part} rel="nofollow ugc noopener noreferrer" target="_blank">
        {part}
      </a>
    ) : (
      named(part, names)
    ),
  );
}

function named(text: string, names: readonly string[]): ReactNode {
  const name = names.find((one) => text.includes(`@${one}`));
  if (name === undefined) return text;
  const [before = "", ...rest] = text.split(`@${name}`);
  return (
    <>
      {before}
      <b className="named">@{name}</b>
      {named(rest.join(`@${name}`), names)}
    </>
  );
}

const shownInPlace = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** Pictures in place, with their room kept free while they load; everything else as a line to download. */
export function Attachments({ files }: { files: NonNullable<RoomMessage["files"]> }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  return (
    <ul className="attached">
      {files.map((file) => {
        const href = `/api/v1/files/${file.id}`;
        if (!shownInPlace.has(file.type)) {
          return (
            <li key={file.id} className="fileline">
              <a href={href} download={file.name}>
                <Icon name="file" />
                {file.name}
              </a>{" "}
              <span className="dim small" suppressHydrationWarning>
                {bytesText(file.size, locale)}
              </span>
            </li>
          );
        }
        const { width = 4, height = 3 } = file;
        return (
          <li key={file.id}>
            <a className="picture" href={href} target="_blank" rel="noreferrer">
              <img
                src={href}
                alt={t("picture", { name: file.name })}
                width={width}
                height={height}
                style={{ aspectRatio: `${width} / ${height}`, inlineSize: `min(100%, ${sizeFor(width, height)}rem)` }}
                loading="lazy"
                decoding="async"
              />
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** Rem: as wide as a picture may be so that it is no higher than 20 rem, nor larger than it is. */
function sizeFor(width: number, height: number): number {
  const natural = width < 16 && height < 16 ? 24 : width / 16;
  return Math.min(24, natural, (20 * width) / height);
}

export function Reactions({
  entry,
  view,
  actions,
}: {
  entry: RoomMessage;
  view: RoomView;
  actions: TalkActions | null;
}) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const made = Object.entries(entry.reactions ?? {});
  if (made.length === 0) return null;
  return (
    <p className="reactions">
      {made.map(([emoji, users]) => {
        const names = listFormat(locale).format(users.map((user) => nameOf(view, user, t("you"))));
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={users.includes(view.you)}
            aria-label={t("reactions", { emoji, names })}
            title={names}
            disabled={!actions}
            onClick={() => actions?.client.react(entry.seq, emoji)}
          >
            <span aria-hidden="true">{emoji}</span> <span aria-hidden="true">{users.length}</span>
          </button>
        );
      })}
    </p>
  );
}

/** What to do with a message. Without JavaScript it can be reported. */
export function MessageMenu({
  entry,
  view,
  actions,
}: {
  entry: RoomMessage;
  view: RoomView;
  actions: TalkActions | null;
}) {
  const t = useTexts(texts);
  const reader = useReader();
  const mine = entry.author === view.you;
  if (entry.deletedAt || entry.redactedAt || (mine && !actions)) return null;
  const name = nameOf(view, entry.author, t("you"));
  return (
    <Menu label={t("actionsOf", { name, time: clockText(entry.at, reader) })}>
      {actions && view.conversation.writable ? (
        <>
          <p className="emojis">
            {quickReactions.map((emoji) => (
              <button
                key={emoji}
                type="button"
                aria-label={t("react", { emoji })}
                onClick={() => actions.client.react(entry.seq, emoji)}
              >
                {emoji}
              </button>
            ))}
          </p>
          <button type="button" onClick={() => actions.compose({ kind: "reply", entry })}>
            {t("reply")}
          </button>
          {mine && entry.kind === "text" ? (
            <button type="button" onClick={() => actions.compose({ kind: "edit", entry })}>
              {t("edit")}
            </button>
          ) : null}
        </>
      ) : null}
      {actions && mine ? (
        <button type="button" onClick={() => actions.client.remove(entry.seq)}>
          {t("remove")}
        </button>
      ) : null}
      {mine ? null : (
        <Link to={`?report=${entry.seq}`} preventScrollReset>
          {t("report")}
        </Link>
      )}
    </Menu>
  );
}
