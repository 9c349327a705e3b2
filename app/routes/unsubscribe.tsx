import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { UnsubscribeView } from "#contract/notifications";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { notices as texts } from "../copy/en/notices.ts";
import { openApi } from "../lib/api.server.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { orNull } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => [
  ...pageMeta({ title: texts.stopTitle }),
  { name: "robots", content: "noindex" },
  // The token is in the address.
  { name: "referrer", content: "no-referrer" },
];

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

/** Looking ends nothing: mail programs open links by themselves. */
export async function loader(args: LoaderFunctionArgs) {
  const token = tokenOf(args.request);
  const about =
    token === "" ? null : await orNull(openApi(args).get<UnsubscribeView>("/notifications/unsubscribe", { token }));
  return { about };
}

/** The button, and the one click of mail programs (RFC 8058), which post to the address of the mail's header. */
export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api }) => {
    await api.post("/notifications/unsubscribe", { body: { token: tokenOf(args.request) } });
    return { stay: {} };
  });
}

export default function Unsubscribe() {
  const { about } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const failed = failureOf(answer) !== undefined;
  return (
    <div className="wrap">
      <div className="flow pbs-6 pbe-6">
        {about === null || failed ? (
          <>
            <h1>{t("badLink")}</h1>
            <p className="prose">{t("badLinkText")}</p>
          </>
        ) : (
          <>
            <h1>{t("stopTitle")}</h1>
            {answer?.ok || !about.subscribed ? (
              <Notice tone="act" icon="check">
                {t(answer?.ok ? "stopped" : "stoppedBefore")}
              </Notice>
            ) : (
              <>
                <p className="prose">
                  {about.scope === "digest" ? t("stopDigestText") : t("stopText", { what: t(about.scope) })}
                </p>
                <Form method="post">
                  <Submit intent="stop" busyText={t("stopping")}>
                    {t("stop")}
                  </Submit>
                </Form>
              </>
            )}
          </>
        )}
        <p>
          <ButtonLink kind="quiet" to="/settings/notifications">
            {t("choose")}
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}
