import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary, SelectField, TextArea, TextField } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { Notice } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { Section } from "../components/slip.tsx";
import { settings as texts } from "../copy/en/settings.ts";
import { countries } from "../lib/countries.ts";
import { act } from "../lib/form.server.ts";
import { countryText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { type FormFailure, failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import { readSkills } from "../lib/skills.ts";
import type { OwnUser, Standing, Suspension } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.profile });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => ({
    me: await api.get<OwnUser>("/users/me"),
    standing: await api.get<Standing>("/users/me/standing"),
    timeZones: Intl.supportedValuesOf("timeZone"),
  }));
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    if (form.intent === "appeal") {
      await form.api.post("/users/me/appeal", { key: form.key, body: { text: form.text("text") } });
      return { to: "/settings" };
    }
    if (form.intent === "sign-out") {
      await form.api.post("/auth/sign-out");
      return { to: "/", external: true };
    }
    await form.api.patch("/users/me", {
      body: {
        name: form.text("name"),
        bio: form.text("bio"),
        country: form.text("country") || null,
        timeZone: form.text("timeZone"),
        skills: readSkills(form.text("skills")),
      },
    });
    return { stay: { saved: true } };
  });
}

export default function ProfileSettings() {
  const { me, standing, timeZones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const t = useTexts(texts);
  const { locale } = useReader();
  const named = countries
    .map((code) => ({ code, name: countryText(code, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <>
      <h1 className="mbe-4">{t("profile")}</h1>
      {standing.suspension ? <Suspended suspension={standing.suspension} failure={failure} /> : null}
      <ErrorSummary failure={failure} />
      {answer?.ok ? (
        <div className="mbe-5">
          <Notice tone="act" icon="check">
            <b>{t("saved")}</b>
          </Notice>
        </div>
      ) : null}
      <Form method="post" className="form" noValidate>
        <FormKey />
        <TextField
          name="name"
          label={t("name")}
          defaultValue={me.name}
          maxLength={80}
          autoComplete="name"
          failure={failure}
        />
        <TextArea
          name="bio"
          label={t("bio")}
          hint={t("bioHint")}
          defaultValue={me.bio}
          maxLength={2000}
          failure={failure}
        />
        <TextField
          name="skills"
          label={t("skills")}
          hint={t("skillsHint")}
          defaultValue={me.skills.join(", ")}
          autoComplete="off"
          failure={failure}
        />
        <SelectField
          name="country"
          label={t("country")}
          hint={t("countryHint")}
          defaultValue={me.country ?? ""}
          failure={failure}
        >
          <option value="">{t("noCountry")}</option>
          {named.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="timeZone"
          label={t("timeZone")}
          hint={t("timeZoneHint")}
          defaultValue={me.timeZone}
          failure={failure}
        >
          {[...new Set(["UTC", me.timeZone, ...timeZones])].map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
        <p className="bar">
          <Submit intent="save" busyText={t("saving")}>
            {t("save")}
          </Submit>
          <ButtonLink kind="quiet" to={`/people/${me.handle}`}>
            {t("seeProfile")}
          </ButtonLink>
        </p>
      </Form>
      <div className="mbs-6">
        <Section title={t("accountTitle")}>
          <p className="mbe-3">
            {t("signedInAs", { name: me.name })} <span className="dim">{me.email}</span>
          </p>
          <Form method="post" reloadDocument>
            <Submit kind="two" intent="sign-out">
              {t("signOut")}
            </Submit>
          </Form>
        </Section>
      </div>
    </>
  );
}

/** Why somebody is suspended, and the one thing that they may say. */
function Suspended({ suspension, failure }: { suspension: Suspension; failure: FormFailure | undefined }) {
  const t = useTexts(texts);
  const { reason, appeal, refusal } = suspension;
  return (
    <section className="mbe-6">
      <Notice tone="stop">
        <p>{t.rich("suspended", { reason })}</p>
        <p>{t("suspendedPaid")}</p>
        {refusal ? <p>{t("appealRefused", { reason: refusal.text })}</p> : appeal ? <p>{t("appealSent")}</p> : null}
      </Notice>
      {appeal ? null : (
        <Form method="post" className="form mbs-4" noValidate>
          <FormKey />
          <TextArea
            name="text"
            label={t("appealText")}
            hint={t("appealHint")}
            rows={5}
            maxLength={4000}
            required
            failure={failure}
          />
          <p className="bar">
            <Submit intent="appeal">{t("appealSend")}</Submit>
          </p>
        </Form>
      )}
    </section>
  );
}
