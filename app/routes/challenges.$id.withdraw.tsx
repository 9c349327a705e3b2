import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { useTexts } from "../components/reader.tsx";
import { withdraw as texts } from "../copy/en/withdraw.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Challenge } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.cancelButton });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const user = await findUser(api);
    if (!user) sendToSignIn(args);
    const mine = user.id === challenge.poster.id && (challenge.state === "draft" || challenge.state === "open");
    if (!mine) throw redirect(`/challenges/${challenge.slug}`);
    return { challenge };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key }) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    await api.post(`/challenges/${challenge.id}/cancel`, { key });
    return { to: "/my/challenges" };
  });
}

export default function Withdraw() {
  const { challenge } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  return (
    <div className="wrap">
      <div className="narrow">
        <p className="small">
          <Link to={`/challenges/${challenge.slug}`}>{challenge.title}</Link>
        </p>
        <h1 className="mbe-5">{t("cancelTitle")}</h1>
        <Form method="post" className="flow">
          <FormKey />
          <ErrorSummary failure={failure} />
          <p>{t(challenge.state === "draft" ? "cancelDraftText" : "cancelText")}</p>
          <p className="bar">
            <Submit kind="bad" intent="cancel">
              {t("cancelButton")}
            </Submit>
            <ButtonLink kind="quiet" to={`/challenges/${challenge.slug}`}>
              {t("notYet")}
            </ButtonLink>
          </p>
        </Form>
      </div>
    </div>
  );
}
