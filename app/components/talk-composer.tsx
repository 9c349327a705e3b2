/** Writing: Enter sends, Shift+Enter breaks, Up in an empty field changes the last. Without JavaScript it is a form like any other. */
import { useActionData, useNavigation } from "@remix-run/react";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { talk as texts } from "../copy/en/talk.ts";
import { failureOf } from "../lib/problem.ts";
import type { RoomClient } from "../lib/room-client.ts";
import type { RoomView } from "../lib/room-view.ts";
import type { RoomMessage } from "../lib/types.ts";
import { Form } from "./button.tsx";
import { FormKey } from "./form-key.tsx";
import { Icon } from "./icon.tsx";
import { useTexts } from "./reader.tsx";
import { UploadList } from "./talk-files.tsx";
import { MentionList, useMentions } from "./talk-mentions.tsx";
import { type Intent, memberOf } from "./talk-message.tsx";
import type { Uploads } from "./talk-uploads.ts";

interface ComposerProps {
  client: RoomClient | null;
  view: RoomView;
  intent: Intent;
  compose(intent: Intent): void;
  uploads: Uploads;
  /** One's own newest message that can be changed. */
  lastOwn: RoomMessage | undefined;
}

export function Composer({ client, view, intent, compose, uploads, lastOwn }: ComposerProps) {
  const t = useTexts(texts);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const others = view.conversation.members.filter(({ id }) => id !== view.you);
  const mentions = useMentions(field, others);
  useClearedWhenPosted(form);
  useFieldOf(intent, field);

  const done = () => {
    if (field.current) field.current.value = "";
    uploads.clear();
    compose({ kind: "new" });
    field.current?.focus();
  };
  const send = () => {
    const body = field.current?.value.trim() ?? "";
    if (!client || !uploads.ready) return;
    if (intent.kind === "edit") {
      if (body !== "" && body !== intent.entry.body) client.edit(intent.entry.seq, body);
      return done();
    }
    const files = uploads.all.flatMap(({ stored }) => stored ?? []).map(toAttachment);
    if (body === "" && files.length === 0) return;
    const named = others.filter(({ name }) => body.includes(`@${name}`)).map(({ id }) => id);
    client.send(body, { files, mentions: named, ...(intent.kind === "reply" ? { ref: intent.entry.seq } : {}) });
    done();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.take(event)) return;
    if (event.key === "Escape" && intent.kind !== "new") return done();
    if (event.key === "ArrowUp" && field.current?.value === "" && client && lastOwn) {
      event.preventDefault();
      return compose({ kind: "edit", entry: lastOwn });
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    if (client) send();
    else form.current?.requestSubmit();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!client || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    uploads.add(event.clipboardData.files);
  };
  const label = intent.kind === "edit" ? t("composeEdit") : t("compose");
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
      <Subject intent={intent} view={view} onLeave={done} />
      <UploadList uploads={uploads} />
      <MentionList {...mentions.list} />
      {client ? (
        <>
          <button
            type="button"
            className="btn two icon"
            aria-label={t("attach")}
            aria-disabled={intent.kind === "edit" || undefined}
            onClick={() => intent.kind !== "edit" && picker.current?.click()}
          >
            <Icon name="attach" />
          </button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t("attach")}
            onChange={({ currentTarget }) => {
              uploads.add(currentTarget.files ?? []);
              currentTarget.value = "";
            }}
          />
        </>
      ) : null}
      <label className="vh" htmlFor="body">
        {label}
      </label>
      <textarea
        className="in"
        id="body"
        name="body"
        rows={1}
        ref={field}
        required={uploads.all.length === 0}
        maxLength={16_000}
        placeholder={label}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onInput={() => {
          client?.type();
          mentions.look();
        }}
        {...mentions.fieldProps}
      />
      <button type="submit" className="btn" aria-disabled={uploads.ready ? undefined : true}>
        <Icon name={intent.kind === "edit" ? "check" : "send"} />
        <span className="hide-s">{t(intent.kind === "edit" ? "save" : "send")}</span>
        <span className="vh only-s">{t(intent.kind === "edit" ? "save" : "send")}</span>
      </button>
    </Form>
  );
}

function toAttachment({ id, name, type, size, width, height }: NonNullable<Uploads["all"][number]["stored"]>) {
  return { id, name, type, size, ...(width === null || height === null ? {} : { width, height }) };
}

/** What is answered or changed, and the way out of it. */
function Subject({ intent, view, onLeave }: { intent: Intent; view: RoomView; onLeave(): void }) {
  const t = useTexts(texts);
  if (intent.kind === "new") return null;
  const { entry } = intent;
  const name = entry.author === view.you ? t("you") : memberOf(view, entry.author).name;
  return (
    <p className="subject">
      <span>
        <b>{intent.kind === "edit" ? t("editing") : t("answering", { name })}</b>{" "}
        {intent.kind === "reply" ? entry.body.slice(0, 120) || t("fileOnly") : null}
      </span>
      <button type="button" className="btn q" onClick={onLeave}>
        {t("cancel")}
      </button>
    </p>
  );
}

/** What is changed stands in the field; an answer begins there. */
function useFieldOf(intent: Intent, field: RefObject<HTMLTextAreaElement>) {
  useEffect(() => {
    const shown = field.current;
    if (!shown || intent.kind === "new") return;
    if (intent.kind === "edit") {
      shown.value = intent.entry.body;
      shown.setSelectionRange(shown.value.length, shown.value.length);
    }
    shown.focus();
  }, [intent, field]);
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
