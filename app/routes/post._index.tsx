import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData } from "@remix-run/react";
import { Form, Submit } from "../components/button.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import type { FrameHandle } from "../components/frame.tsx";
import { KeptLine, useKeptDraft } from "../components/kept-draft.tsx";
import { ProblemFields } from "../components/post-fields.tsx";
import { newDraft, PostFrame } from "../components/post-frame.tsx";
import { useTexts } from "../components/reader.tsx";
import { post as texts } from "../copy/en/post.ts";
import { readProblem } from "../lib/challenge-form.server.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Challenge } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const handle: FrameHandle = { ownBottom: true };
export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    return null;
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    const { category, ...rest } = readProblem(form);
    const challenge = await form.api.post<Challenge>("/challenges", {
      key: form.key,
      body: category ? { ...rest, category } : rest,
    });
    return { to: `/post/${challenge.id}/brief?begun` };
  });
}

export default function PostStart() {
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const draft = useKeptDraft(newDraft, failure);
  return (
    <Form method="post" noValidate ref={draft.form} onInput={draft.onInput}>
      <div className="wrap">
        <PostFrame step="problem" challenge={null} saved={draft.keptAt ? null : t("notSavedYet")}>
          <FormKey />
          <ErrorSummary failure={failure} />
          <ProblemFields challenge={null} failure={failure} />
          <KeptLine {...draft} />
        </PostFrame>
      </div>
      <div className="foot2">
        <div className="wrap bar between">
          <span />
          <Submit intent="next" busyText={t("saving")}>
            {t("next_brief")}
          </Submit>
        </div>
      </div>
    </Form>
  );
}
