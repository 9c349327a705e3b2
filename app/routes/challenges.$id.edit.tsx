import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import type { FrameHandle } from "../components/frame.tsx";
import { Notice } from "../components/notice.tsx";
import { BriefFields, ProblemFields, RewardFields } from "../components/post-fields.tsx";
import { PriceSlip } from "../components/post-frame.tsx";
import { useTexts } from "../components/reader.tsx";
import { post as texts } from "../copy/en/post.ts";
import { readBrief, readProblem, readReward } from "../lib/challenge-form.server.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import type { Challenge } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const handle: FrameHandle = { ownBottom: true };
export const meta: MetaFunction = () => pageMeta({ title: texts.editTitle });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const user = await findUser(api);
    if (user?.id !== challenge.poster.id) throw redirect(`/challenges/${challenge.slug}`);
    if (challenge.state === "draft") throw redirect(`/post/${challenge.id}/problem`);
    if (challenge.state !== "open") throw redirect(`/challenges/${challenge.slug}`);
    return { challenge };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    const user = await findUser(form.api);
    const found = await form.api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const body = { ...readProblem(form), ...readBrief(form), ...readReward(form, user?.timeZone ?? "UTC") };
    const challenge = await form.api.patch<Challenge>(`/challenges/${found.id}`, { body });
    return { to: `/challenges/${challenge.slug}` };
  });
}

export default function EditChallenge() {
  const { challenge } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  return (
    <Form method="post" noValidate>
      <div className="wrap">
        <div className="wz plain">
          <div>
            <p className="small">
              <Link to={`/challenges/${challenge.slug}`}>{challenge.title}</Link>
            </p>
            <h1 className="mbe-5">{t("editTitle")}</h1>
            <FormKey />
            <ErrorSummary failure={failure} />
            {challenge.applicationCount > 0 ? (
              <div className="mbe-5">
                <Notice icon="people">{t("changedNotice")}</Notice>
              </div>
            ) : null}
            <ProblemFields challenge={challenge} failure={failure} />
            <BriefFields challenge={challenge} failure={failure} />
            <RewardFields challenge={challenge} failure={failure} />
          </div>
          <aside>
            <PriceSlip challenge={challenge} />
          </aside>
        </div>
      </div>
      <div className="foot2">
        <div className="wrap bar between">
          <ButtonLink kind="quiet" to={`/challenges/${challenge.slug}`}>
            {t("back")}
          </ButtonLink>
          <Submit intent="save" busyText={t("saving")}>
            {t("saveChanges")}
          </Submit>
        </div>
      </div>
    </Form>
  );
}
