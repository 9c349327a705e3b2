/** Looking for words in the conversation: what is found is listed, and each is a way to its place. */
import { type FormEvent, useEffect, useRef } from "react";
import { talk as texts } from "../copy/en/talk.ts";
import type { RoomClient } from "../lib/room-client.ts";
import type { RoomSearch } from "../lib/room-snapshot.ts";
import type { RoomView } from "../lib/room-view.ts";
import { Button } from "./button.tsx";
import { FindBox } from "./find-box.tsx";
import { Icon } from "./icon.tsx";
import { When } from "./money.tsx";
import { useTexts } from "./reader.tsx";
import { memberOf } from "./talk-message.tsx";

interface SearchProps {
  client: RoomClient;
  search: RoomSearch | null;
  view: RoomView;
  jump(seq: number): void;
  onClose(): void;
}

export function TalkSearch({ client, search, view, jump, onClose }: SearchProps) {
  const t = useTexts(texts);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    return () => client.search("");
  }, [client]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const words = field.current?.value.trim() ?? "";
    // The same words again would go on further back.
    if (words !== search?.q) client.search(words);
  };
  const found = search && !(search.busy && search.messages.length === 0) ? search : null;
  return (
    <search className="talk-search">
      <form className="searchline" onSubmit={onSubmit}>
        <FindBox
          label={t("searchLabel")}
          button={t("searchButton")}
          ref={field}
          maxLength={100}
          placeholder={t("searchLabel")}
          onKeyDown={({ key }) => key === "Escape" && onClose()}
        />
        <button type="button" className="btn q" aria-label={t("searchClose")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </form>
      <p className="small dim" role="status">
        {found
          ? found.messages.length === 0
            ? t("searchNone", { words: found.q })
            : t("searchCount", { count: found.messages.length, words: found.q })
          : ""}
      </p>
      {found && found.messages.length > 0 ? (
        <ul className="found">
          {found.messages.map((message) => (
            <li key={message.seq}>
              <button type="button" onClick={() => jump(message.seq)}>
                <b>{message.author === view.you ? t("you") : memberOf(view, message.author).name}</b>{" "}
                <span className="dim small">
                  <When at={message.at} form="moment" />
                </span>
                <span className="block">{snippet(message.body, found.q)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {found?.cursor ? (
        <Button kind="quiet" busy={found.busy} onClick={() => client.search(found.q)}>
          {t("searchMore")}
        </Button>
      ) : null}
    </search>
  );
}

/** The words with what stands around them. */
function snippet(body: string, words: string): string {
  const at = Math.max(0, body.toLocaleLowerCase().indexOf(words.toLocaleLowerCase()) - 40);
  return `${at > 0 ? "… " : ""}${body.slice(at, at + 160)}${body.length > at + 160 ? " …" : ""}`;
}
