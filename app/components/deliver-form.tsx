/** Handing in a version: a note and files. With JavaScript each file goes up by itself, without it they go with the form. */
import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { form as formTexts } from "../copy/en/form.ts";
import { room as texts } from "../copy/en/room.ts";
import type { FormFailure } from "../lib/problem.ts";
import { Button, ButtonLink } from "./button.tsx";
import { DecisionDialog } from "./dialog.tsx";
import { ErrorSummary, FormKey, TextArea } from "./field.tsx";
import { useTexts } from "./reader.tsx";
import type { DecisionProps } from "./room-dialogs.tsx";
import { useRootData } from "./root-data.ts";

export function DeliverForm({ view, closeTo, failure }: DecisionProps) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  const version = (view.deliveries[0]?.version ?? 0) + 1;
  const { onSubmit, progress, problem } = useUploads();
  const failed = problem ?? failure;
  return (
    <DecisionDialog title={t("deliverTitle", { version })} closeTo={closeTo}>
      <Form method="post" encType="multipart/form-data" className="flow" preventScrollReset onSubmit={onSubmit}>
        <FormKey />
        <input type="hidden" name="intent" value="deliver" />
        <ErrorSummary failure={failed} names={{ fileIds: "files" }} />
        <TextArea
          name="note"
          label={t("deliverNote")}
          hint={t("deliverNoteHint")}
          rows={6}
          maxLength={10_000}
          required
          failure={failed}
        />
        <div className="field">
          <label className="label" htmlFor="files">
            {t("deliverFiles")}
          </label>
          <span className="hint" id="files-hint">
            {t("deliverFilesHint")}
          </span>
          <input className="in" id="files" name="files" type="file" multiple aria-describedby="files-hint" />
        </div>
        <p className="small dim">{t("deliverAfter", { name: view.poster, days: policy.autoApprovalDays })}</p>
        <p className="bar mbs-4">
          <Button type="submit" busy={progress !== null}>
            {progress ? t("uploading", progress) : t("deliver", { version })}
          </Button>
          <ButtonLink kind="quiet" to={closeTo} preventScrollReset replace data-safe>
            {t("notYet")}
          </ButtonLink>
        </p>
      </Form>
    </DecisionDialog>
  );
}

const mostBytes = 90 * 1024 * 1024;

/** Sends the chosen files one by one, then the form with their ids instead. */
function useUploads() {
  const f = useTexts(formTexts);
  const submit = useSubmit();
  const [progress, setProgress] = useState<{ at: number; count: number } | null>(null);
  const [problem, setProblem] = useState<FormFailure | undefined>();

  const fail = (message: string, data: FormData): FormFailure => ({
    ok: false,
    intent: "deliver",
    code: "upload",
    message,
    requestId: undefined,
    errors: [{ path: "files", message }],
    values: { note: String(data.get("note") ?? "") },
  });

  async function send(form: HTMLFormElement, files: File[]) {
    const data = new FormData(form);
    data.delete("files");
    try {
      for (const [index, file] of files.entries()) {
        setProgress({ at: index + 1, count: files.length });
        if (file.size > mostBytes) throw new Error(f("fileTooLarge"));
        const response = await fetch(`/api/v1/files?name=${encodeURIComponent(file.name)}`, {
          method: "POST",
          headers: { "Content-Type": file.type || "application/octet-stream" },
          body: file,
        });
        const answer: { id?: string; detail?: string } = await response.json();
        if (!response.ok || !answer.id) throw new Error(answer.detail ?? f("unreachable"));
        data.append("fileIds", answer.id);
      }
      submit(data, { method: "post", encType: "multipart/form-data", preventScrollReset: true });
    } catch (error) {
      setProblem(fail(error instanceof Error ? error.message : f("unreachable"), data));
    } finally {
      setProgress(null);
    }
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const files = new FormData(form)
      .getAll("files")
      .filter((file): file is File => file instanceof File && file.size > 0);
    if (progress !== null) event.preventDefault();
    if (files.length === 0 || progress !== null) return;
    event.preventDefault();
    setProblem(undefined);
    void send(form, files);
  };
  return { onSubmit, progress, problem };
}
