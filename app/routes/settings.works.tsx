import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { type ChangeWorkInput, workLimits } from "#contract/portfolio";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorLine, ErrorSummary, SelectField, TextArea, TextField } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { Notice } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { Section } from "../components/slip.tsx";
import { works as texts } from "../copy/en/works.ts";
import { act, type SubmittedForm } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { errorOf, type FormFailure, failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import type { ChallengeSummary, OwnUser, Page, StoredFile, Work } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const [{ items }, solving, me] = await Promise.all([
      api.get<Page<Work>>("/works"),
      api.get<Page<ChallengeSummary>>("/challenges", { mine: "solving", state: "completed", limit: 100 }),
      api.get<OwnUser>("/users/me"),
    ]);
    const shown = new Set(items.map(({ challenge }) => challenge?.id));
    const asked = new URL(args.request.url).searchParams.get("work");
    return {
      items,
      handle: me.handle,
      isFull: items.length >= workLimits.works,
      changing: items.find(({ id }) => id === asked) ?? null,
      solved: solving.items.filter(({ id, state }) => state === "completed" && !shown.has(id)),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    const { api, key, intent, text } = form;
    const path = `/works/${encodeURIComponent(text("id"))}`;
    if (intent === "remove") await api.remove(path, { key });
    else if (intent === "move") await api.patch(path, { key, body: { place: form.integer("place") } });
    else {
      const fields = { title: text("title"), description: text("description"), url: text("url") || null };
      const picture = await pictureOf(form);
      if (intent === "change") await api.patch(path, { key, body: { ...fields, ...picture } });
      else await api.post("/works", { key, body: { ...fields, ...picture, challengeId: text("challengeId") || null } });
    }
    return { to: `/settings/works?done=${intent}` };
  });
}

/** The picture that came with the form; none when it is to go; nothing where the one that is there stays. */
async function pictureOf({ api, files, text }: SubmittedForm): Promise<Pick<ChangeWorkInput, "pictureId">> {
  const [file] = files("picture");
  if (file) return { pictureId: (await api.upload<StoredFile>("/files", { name: file.name }, file)).id };
  return text("pictureGone") ? { pictureId: null } : {};
}

export default function Works() {
  const { items, handle, isFull, changing, solved } = useLoaderData<typeof loader>();
  const failure = failureOf(useActionData<typeof action>());
  const t = useTexts(texts);
  return (
    <>
      <h1 className="mbe-2">{t("title")}</h1>
      <p className="prose mbe-4">{t("lead")}</p>
      <ErrorSummary failure={failure} />
      {failure ? null : <Done />}
      {items.length === 0 ? <p className="dim">{t("empty")}</p> : <List items={items} />}
      {items.length > 0 ? (
        <p className="mbs-4">
          {/* What was fetched ahead would show it as it was before the change. */}
          <ButtonLink kind="quiet" to={`/people/${handle}#works`} prefetch="none">
            {t("seeProfile")}
          </ButtonLink>
        </p>
      ) : null}
      <div className="mbs-6">
        {changing || !isFull ? (
          <Section id="work" title={changing ? t("changeOf", { title: changing.title }) : t("add")}>
            <Fields
              key={changing?.id ?? `another than ${items.length}`}
              work={changing}
              solved={solved}
              failure={failure}
            />
          </Section>
        ) : (
          <p>{t("full", { count: items.length })}</p>
        )}
      </div>
    </>
  );
}

function Done() {
  const t = useTexts(texts);
  const [params] = useSearchParams();
  const done = `done_${params.get("done") ?? ""}`;
  if (!(done in texts)) return null;
  return (
    <div className="mbe-5">
      <Notice tone="act" icon="check">
        <b>{t(done as keyof typeof texts)}</b>
      </Notice>
    </div>
  );
}

/** In the order of the profile; each can go one place up or down. */
function List({ items }: { items: readonly Work[] }) {
  const t = useTexts(texts);
  return (
    <ol className="rows">
      {items.map(({ id, title }, index) => (
        <li key={id} className="worksline">
          <b className="own-words">{title}</b>
          <div className="bar">
            <ButtonLink kind="quiet" to={`?work=${id}#work`} aria-label={t("changeOf", { title })}>
              {t("change")}
            </ButtonLink>
            {index > 0 ? <Move id={id} place={index} label={t("up", { title })} words={t("upShort")} /> : null}
            {index < items.length - 1 ? (
              <Move id={id} place={index + 2} label={t("down", { title })} words={t("downShort")} />
            ) : null}
            <Form method="post">
              <FormKey />
              <input type="hidden" name="id" value={id} />
              <Submit kind="quiet" intent="remove" aria-label={t("removeOf", { title })}>
                {t("remove")}
              </Submit>
            </Form>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** @param place where it stands then; 1 is the first */
function Move({ id, place, label, words }: { id: string; place: number; label: string; words: string }) {
  return (
    <Form method="post" preventScrollReset>
      <FormKey />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="place" value={place} />
      <Submit kind="quiet" intent="move" aria-label={label}>
        {words}
      </Submit>
    </Form>
  );
}

interface FieldsProps {
  /** null: a new one. */
  work: Work | null;
  /** Challenges that may be shown and are not. */
  solved: readonly ChallengeSummary[];
  failure: FormFailure | undefined;
}

function Fields({ work, solved, failure }: FieldsProps) {
  const t = useTexts(texts);
  const pictureError = errorOf(failure, "picture", "pictureId", "body");
  return (
    <Form method="post" encType="multipart/form-data" className="form" noValidate>
      <FormKey />
      <input type="hidden" name="id" value={work?.id ?? ""} />
      {work === null && solved.length > 0 ? (
        <SelectField
          name="challengeId"
          label={t("challenge")}
          hint={t("challengeHint")}
          defaultValue=""
          failure={failure}
        >
          <option value="">{t("noChallenge")}</option>
          {solved.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      ) : null}
      <TextField name="title" label={t("name")} defaultValue={work?.title} maxLength={120} failure={failure} />
      <TextArea
        name="description"
        label={t("description")}
        hint={t("descriptionHint")}
        rows={5}
        defaultValue={work?.description}
        maxLength={1000}
        failure={failure}
      />
      <TextField
        name="url"
        type="url"
        dir="ltr"
        label={t("url")}
        hint={t("urlHint")}
        defaultValue={work?.url ?? ""}
        maxLength={500}
        failure={failure}
      />
      <div className="field">
        <label className="label" htmlFor="picture">
          {t("picture")}
        </label>
        <span className="hint" id="picture-hint">
          {t("pictureHint")} {work?.picture ? t("pictureThere") : ""}
        </span>
        <input
          className="in"
          id="picture"
          name="picture"
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          aria-invalid={pictureError ? true : undefined}
          aria-describedby={pictureError ? "picture-hint picture-error" : "picture-hint"}
        />
        <ErrorLine id="picture-error">{pictureError}</ErrorLine>
      </div>
      {work?.picture ? (
        <label className="tick">
          <input type="checkbox" name="pictureGone" value="yes" />
          <span>{t("pictureGone")}</span>
        </label>
      ) : null}
      <p className="bar">
        <Submit intent={work ? "change" : "add"}>{work ? t("save") : t("add")}</Submit>
        {work ? (
          <ButtonLink kind="quiet" to="/settings/works">
            {t("cancel")}
          </ButtonLink>
        ) : null}
      </p>
    </Form>
  );
}
