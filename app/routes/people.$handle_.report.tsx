import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { inputNames } from "../components/division.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { Notice } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { ReportFields } from "../components/report-fields.tsx";
import { form as formTexts } from "../copy/en/form.ts";
import { people as peopleTexts } from "../copy/en/people.ts";
import { talk as texts } from "../copy/en/talk.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { User, WorkList } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: peopleTexts.workReport });

/** One of somebody's works, by its id in the address. What is no longer there leads back to them. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const handle = encodeURIComponent(args.params.handle ?? "");
    const [person, works] = await Promise.all([
      api.get<User>(`/users/${handle}`),
      api.get<WorkList>(`/users/${handle}/works`),
    ]);
    const user = await findUser(api);
    if (!user) sendToSignIn(args);
    const id = new URL(args.request.url).searchParams.get("work");
    const work = works.items.find((one) => one.id === id);
    if (!work || user.id === person.id) throw redirect(`/people/${handle}#works`);
    return { person, work };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key, text }) => {
    const body = { subject: "work", workId: text("work"), reason: text("reason"), note: text("note") };
    await api.post("/reports", { key, body });
    return { stay: {} };
  });
}

export default function ReportWork() {
  const { person, work } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const p = useTexts(peopleTexts);
  const f = useTexts(formTexts);
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const profile = `/people/${person.handle}#works`;
  return (
    <div className="wrap">
      <div className="narrow">
        <p className="small">
          <Link to={profile}>{person.name}</Link>
        </p>
        <h1 className="mbe-5">{p("workReportOf", { title: work.title })}</h1>
        {answer?.ok ? (
          <Notice tone="act" icon="check">
            <b>{t("reported")}</b>
          </Notice>
        ) : (
          <Form method="post" className="flow">
            <FormKey />
            <input type="hidden" name="work" value={work.id} />
            <ErrorSummary failure={failure} names={inputNames(failure)} />
            <p>{t("reportUserText", { name: person.name })}</p>
            <ReportFields failure={failure} />
            <p className="bar">
              <Submit intent="report">{t("reportButton")}</Submit>
              <ButtonLink kind="quiet" to={profile}>
                {f("notYet")}
              </ButtonLink>
            </p>
          </Form>
        )}
      </div>
    </div>
  );
}
