import { type ReactNode, useId } from "react";
import { talk as texts } from "../copy/en/talk.ts";
import { Icon } from "./icon.tsx";
import { Monogram } from "./people.tsx";
import { useTexts } from "./reader.tsx";
import { Seal, type SealState } from "./seal.tsx";

/** How far a message of one's own has come. */
export type SendState = "sent" | "sending" | "offline" | "failed";

/** One message: monogram, name, text, time at the end. No bubbles; one's own carries the edge and "You". */
export function MessageItem({
  id,
  author,
  mine,
  time,
  state = "sent",
  edited = false,
  gone,
  why,
  menu,
  under,
  refused,
  onRetry,
  onDiscard,
  children,
}: {
  /** What links to it name. */
  id?: string;
  author: { id: string; name: string };
  mine: boolean;
  time: ReactNode;
  state?: SendState;
  edited?: boolean;
  /** Its words are not there any more. */
  gone?: "deleted" | "redacted" | undefined;
  /** Of a failed one: why. */
  why?: string;
  menu?: ReactNode;
  /** After the words: what people reacted with. */
  under?: ReactNode;
  /** A change of it that was not taken. */
  refused?: ReactNode;
  onRetry?: () => void;
  onDiscard?: () => void;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  const name = useId();
  return (
    <article
      className={`msg${mine ? " me" : ""}${state === "sent" ? "" : " pend"}`}
      aria-labelledby={name}
      id={id}
      tabIndex={id === undefined ? undefined : -1}
    >
      <Monogram id={author.id} name={author.name} />
      <div>
        <b id={name}>{mine ? t("you") : author.name}</b>
        {gone ? <p className="dim">{t(gone)}</p> : children}
        {edited && !gone ? <span className="st">{t("edited")}</span> : null}
        {state === "sending" ? <span className="st">{t("sending")}</span> : null}
        {state === "offline" ? (
          <span className="st">
            <Icon name="offline" />
            {t("offline")}
          </span>
        ) : null}
        {state === "failed" ? (
          <span className="st">
            {why ?? t("failed")}
            <button type="button" className="btn q" onClick={onRetry}>
              {t("sendAgain")}
            </button>
            <button type="button" className="btn q" onClick={onDiscard}>
              {t("throwAway")}
            </button>
          </span>
        ) : null}
        {gone ? null : under}
        {refused}
      </div>
      <div className="at">
        {time}
        {menu}
      </div>
    </article>
  );
}

/** A money or delivery event in the talk: strong rules, a seal or a version, a sentence, a time. */
export function LedgerLine({
  seal,
  version,
  time,
  children,
}: {
  seal?: SealState;
  version?: number | undefined;
  time: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="sys">
      {version === undefined ? (
        <Seal state={seal ?? "none"} />
      ) : (
        <span className="v" aria-hidden="true">
          {version}
        </span>
      )}
      <span>{children}</span>
      {time}
    </div>
  );
}

/** A version's number in a square; hidden, for "Version 2" is text beside it. */
export function VersionStamp({ version }: { version: number }) {
  return (
    <span className="v" aria-hidden="true">
      {version}
    </span>
  );
}
