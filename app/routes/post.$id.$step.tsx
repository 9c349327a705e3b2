import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import type { FrameHandle } from "../components/frame.tsx";
import { useForgottenDraft } from "../components/kept-draft.tsx";
import { BriefFields, ProblemFields, RewardFields } from "../components/post-fields.tsx";
import { newDraft, PostFrame, type PostStep, postSteps, useAutosave } from "../components/post-frame.tsx";
import { Prose } from "../components/prose.tsx";
import { useTexts } from "../components/reader.tsx";
import { ChallengeRow } from "../components/row.tsx";
import { post as texts } from "../copy/en/post.ts";
import type { Api } from "../lib/api.server.ts";
import { readBrief, readProblem, readReward } from "../lib/challenge-form.server.ts";
import { act, type SubmittedForm } from "../lib/form.server.ts";
import { renderMarkdown } from "../lib/markdown.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { readTerms } from "../lib/policy.server.ts";
import { failureOf } from "../lib/problem.ts";
import { type RewardGuidance, rewardGuidance } from "../lib/reward-guidance.ts";
import { load } from "../lib/session.server.ts";
import type { Challenge, ChallengeSearch } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const handle: FrameHandle = { ownBottom: true };
export const meta: MetaFunction = () => pageMeta({ title: texts.title });

function stepOf(name: string | undefined): PostStep | undefined {
  return postSteps.find((step) => step === name);
}

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const step = stepOf(args.params.step);
    if (challenge.state !== "draft") throw redirect(`/challenges/${challenge.slug}`);
    if (!step) throw redirect(`/post/${challenge.id}/check`);
    return {
      challenge,
      step,
      previewHtml: step === "check" ? renderMarkdown(challenge.brief) : "",
      guidance: step === "reward" ? await readGuidance(api, challenge) : null,
    };
  });
}

/** What the newest challenges of the same category offer, in the reward's currency or else the first on offer. */
async function readGuidance(api: Api, { id, category, reward }: Challenge): Promise<RewardGuidance | null> {
  const currency = reward?.currency ?? (await readTerms(api)).currencies[0]?.currency;
  if (category === null || currency === undefined) return null;
  const asked = { category, currency, sort: "newest", limit: 100 };
  const first = await api.get<ChallengeSearch>("/search/challenges", asked);
  const rest = first.nextCursor
    ? await api.get<ChallengeSearch>("/search/challenges", { ...asked, cursor: first.nextCursor })
    : null;
  const similar = [...first.items, ...(rest?.items ?? [])].filter((other) => other.id !== id);
  return rewardGuidance(
    similar.flatMap(({ reward, applicationCount }) =>
      reward?.currency === currency ? [{ amountMinor: reward.amountMinor, applications: applicationCount }] : [],
    ),
  );
}

async function readStep(step: PostStep, form: SubmittedForm): Promise<Record<string, unknown>> {
  if (step === "problem") return readProblem(form);
  if (step === "brief") return readBrief(form);
  const user = await findUser(form.api);
  return readReward(form, user?.timeZone ?? "UTC");
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    const id = args.params.id ?? "";
    const step = stepOf(args.params.step) ?? "check";
    if (step === "check") {
      const published = await form.api.post<Challenge>(`/challenges/${id}/publish`, { key: form.key });
      return { to: `/challenges/${published.slug}?published` };
    }
    await form.api.patch(`/challenges/${id}`, { body: await readStep(step, form) });
    if (form.intent === "save") return { stay: { savedAt: new Date().toISOString() } };
    const index = postSteps.indexOf(step) + (form.intent === "back" ? -1 : 1);
    return { to: `/post/${id}/${postSteps[index] ?? "problem"}` };
  });
}

const fields = { problem: ProblemFields, brief: BriefFields, reward: RewardFields };
const following = { problem: "next_brief", brief: "next_reward", reward: "next_check" } as const;

export default function PostStepPage() {
  const { challenge, step, previewHtml, guidance } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const shown = failure?.intent === "save" ? undefined : failure;
  const autosave = useAutosave();
  const [params] = useSearchParams();
  useForgottenDraft(newDraft, params.has("begun"));
  const Fields = step === "check" ? null : fields[step];
  return (
    <Form
      method="post"
      noValidate
      ref={autosave.form}
      onInput={autosave.onInput}
      onSubmit={autosave.onSubmit}
      key={step}
    >
      <div className="wrap">
        <PostFrame step={step} challenge={challenge} saved={autosave.saved}>
          <FormKey />
          <ErrorSummary failure={shown} />
          {Fields ? (
            <Fields challenge={challenge} guidance={guidance} failure={shown} />
          ) : (
            <Preview challenge={challenge} html={previewHtml} />
          )}
        </PostFrame>
      </div>
      <div className="foot2">
        <div className="wrap bar between">
          {step === "check" ? (
            <ButtonLink kind="quiet" to={`/post/${challenge.id}/reward`}>
              {t("back")}
            </ButtonLink>
          ) : step === "problem" ? (
            <ButtonLink kind="quiet" to="/my/challenges">
              {t("back")}
            </ButtonLink>
          ) : (
            <Submit kind="quiet" intent="back">
              {t("back")}
            </Submit>
          )}
          {step === "check" ? (
            <Submit intent="publish" busyText={t("publishing")}>
              {t("publish")}
            </Submit>
          ) : (
            <Submit intent="next" busyText={t("saving")}>
              {t(following[step])}
            </Submit>
          )}
        </div>
      </div>
    </Form>
  );
}

function Preview({ challenge, html }: { challenge: Challenge; html: string }) {
  const t = useTexts(texts);
  return (
    <section className="ask">
      <h2>{t("preview")}</h2>
      <ul className="rows">
        <ChallengeRow challenge={challenge} />
      </ul>
      <div className="mbs-5">
        <Prose html={html} />
      </div>
    </section>
  );
}
