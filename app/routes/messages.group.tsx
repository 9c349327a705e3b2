/** Opening a group: the poster picks some of those who applied. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Form, Submit } from "../components/button.tsx";
import { ErrorSummary, TextField } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { PageHead } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { talk as texts } from "../copy/en/talk.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Application, Challenge, Conversation, Page } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.groupTitle });

const canCome = (state: Application["state"]) => state !== "declined" && state !== "withdrawn";

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const id = encodeURIComponent(new URL(args.request.url).searchParams.get("challenge") ?? "");
    const [challenge, applications] = await Promise.all([
      api.get<Challenge>(`/challenges/${id}`),
      api.get<Page<Application>>(`/challenges/${id}/applications`, { limit: 100 }),
    ]);
    const people = applications.items.filter(({ state }) => canCome(state)).map(({ applicant }) => applicant);
    return { challenge: { id: challenge.id, slug: challenge.slug, title: challenge.title }, people };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key, text, all }) => {
    const body = { challengeId: text("challengeId"), memberIds: all("memberIds"), title: text("title") };
    const { id } = await api.post<Conversation>("/conversations", { key, body });
    return { to: `/messages/${id}` };
  });
}

export default function OpenGroup() {
  const { challenge, people } = useLoaderData<typeof loader>();
  const failure = failureOf(useActionData<typeof action>());
  const t = useTexts(texts);
  return (
    <div className="wrap">
      <PageHead title={t("groupTitle")} back={<Link to={`/challenges/${challenge.slug}`}>{challenge.title}</Link>} />
      {people.length === 0 ? (
        <p>{t("groupNobody")}</p>
      ) : (
        <Form method="post" className="flow form">
          <FormKey />
          <ErrorSummary failure={failure} />
          <p>{t("groupText")}</p>
          <input type="hidden" name="challengeId" value={challenge.id} />
          <TextField name="title" label={t("groupName")} maxLength={80} required failure={failure} />
          <fieldset className="field">
            <legend className="label">{t("groupPeople")}</legend>
            {people.map(({ id, name }) => (
              <label className="check" key={id}>
                <input type="checkbox" name="memberIds" value={id} /> {name}
              </label>
            ))}
          </fieldset>
          <p className="bar">
            <Submit>{t("groupButton")}</Submit>
          </p>
        </Form>
      )}
    </div>
  );
}
