import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useSearchParams } from "@remix-run/react";
import { Form, Submit } from "../components/button.tsx";
import { inputNames } from "../components/division.tsx";
import { ErrorSummary, TextArea, TextField } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { Notice } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { redact as texts } from "../copy/en/redact.ts";
import { loadForAdmin } from "../lib/admin.server.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import type { Redacted } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async () => null);
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key, text }) => {
    const body = {
      id: text("id"),
      words: text("words") || null,
      picture: text("picture") !== "",
      reason: text("reason"),
    };
    const { kind, places, pictureId } = await api.post<Redacted>("/admin/redactions", { key, body });
    return { stay: { kind, places, pictureGone: pictureId !== null, key: key ?? "" } };
  });
}

export default function AdminRedact() {
  const t = useTexts(texts);
  const [params] = useSearchParams();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="lead mbs-2 mbe-4">{t("lead")}</p>
      {answer?.ok && "kind" in answer && "places" in answer ? (
        <div className="mbe-5">
          <Notice tone="act" icon="check">
            {Number(answer.places) > 0 ? t("done", { kind: String(answer.kind), places: Number(answer.places) }) : null}{" "}
            {"pictureGone" in answer && answer.pictureGone ? t("pictureDone") : null}
          </Notice>
        </div>
      ) : null}
      <Form
        method="post"
        className="formflow"
        noValidate
        key={answer?.ok && "key" in answer ? String(answer.key) : "open"}
      >
        <FormKey />
        <ErrorSummary failure={failure} names={inputNames(failure)} />
        <TextField
          name="id"
          label={t("id")}
          hint={t("idHint")}
          defaultValue={params.get("id") ?? ""}
          failure={failure}
        />
        <TextField name="words" label={t("words")} hint={t("wordsHint")} maxLength={200} failure={failure} />
        <label className="tick">
          <input type="checkbox" id="picture" name="picture" value="yes" />
          <span>{t("picture")}</span>
        </label>
        <TextArea
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          rows={3}
          maxLength={1000}
          failure={failure}
        />
        <p className="small dim">{t("after")}</p>
        <p>
          <Submit kind="bad">{t("button")}</Submit>
        </p>
      </Form>
    </>
  );
}
