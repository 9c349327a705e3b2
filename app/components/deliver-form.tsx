/** Handing in a version: a note and files. */
import { Form } from "@remix-run/react";
import { room as texts } from "../copy/en/room.ts";
import { Button, ButtonLink } from "./button.tsx";
import { DecisionDialog } from "./dialog.tsx";
import { ErrorSummary, TextArea } from "./field.tsx";
import { FormKey } from "./form-key.tsx";
import { useTexts } from "./reader.tsx";
import type { DecisionProps } from "./room-dialogs.tsx";
import { useRootData } from "./root-data.ts";
import { useUploads } from "./use-uploads.ts";

export function DeliverForm({ view, closeTo, failure }: DecisionProps) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  const version = (view.deliveries[0]?.version ?? 0) + 1;
  const { onSubmit, progress, problem } = useUploads("deliver");
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
