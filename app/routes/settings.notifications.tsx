import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Form, Submit } from "../components/button.tsx";
import { ErrorLine, ErrorSummary, RadioGroup } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { PushSwitch } from "../components/push-switch.tsx";
import { useTexts } from "../components/reader.tsx";
import { Section } from "../components/slip.tsx";
import { notices as texts } from "../copy/en/notices.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { policy } from "../lib/policy.server.ts";
import { errorOf, type FormFailure, failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import type { NotificationPreferences } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

type Choices = NotificationPreferences["choices"];
const categories = [
  "messages",
  "applications",
  "searches",
  "work",
  "money",
  "reviews",
  "account",
] as const satisfies readonly (keyof Choices)[];
const channels = ["inApp", "email", "push"] as const;
const alwaysInApp: readonly string[] = ["money", "account", "messages"];
/** What quiet hours begin with for somebody who had none. */
const night = { from: "22:00", until: "07:00" };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => ({
    preferences: await api.get<NotificationPreferences>("/notifications/preferences"),
    digestHour: policy.digestHour,
  }));
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    if (form.intent === "push-on") {
      await form.api.post("/notifications/push-subscriptions", { body: JSON.parse(form.text("subscription")) });
      return { stay: {} };
    }
    if (form.intent === "push-off") {
      await form.api.remove("/notifications/push-subscriptions", { body: { endpoint: form.text("endpoint") } });
      return { stay: {} };
    }
    const choiceOf = (category: string) =>
      Object.fromEntries(
        channels.map((channel) => [
          channel,
          (channel === "inApp" && alwaysInApp.includes(category)) || form.text(`${category}.${channel}`) === "on",
        ]),
      );
    await form.api.put("/notifications/preferences", {
      body: {
        choices: Object.fromEntries(categories.map((category) => [category, choiceOf(category)])),
        digest: form.text("digest"),
        quietHours: form.text("quiet") === "on" ? { from: form.text("from"), until: form.text("until") } : null,
      },
    });
    return { stay: { saved: true } };
  });
}

export default function NotificationSettings() {
  const { preferences, digestHour } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const t = useTexts(texts);
  const hour = `${String(digestHour).padStart(2, "0")}:00`;
  return (
    <>
      <h1 className="mbe-2">{t("title")}</h1>
      <p className="prose mbe-4">{t("lead")}</p>
      <ErrorSummary failure={failure} />
      {answer?.ok && answer.intent === "save" ? (
        <div className="mbe-5">
          <Notice tone="act" icon="check">
            <b>{t("saved")}</b>
          </Notice>
        </div>
      ) : null}
      <Form method="post" className="flow">
        <ChannelTable choices={preferences.choices} failure={failure} />
        <p className="small dim">{t("alwaysText")}</p>
        <MailState preferences={preferences} />
        <Section title={t("when")}>
          <RadioGroup
            name="digest"
            legend={t("when")}
            defaultValue={preferences.digest}
            failure={failure}
            options={[
              { value: "off", label: t("digest_off"), hint: t("digest_offText") },
              { value: "daily", label: t("digest_daily"), hint: t("digest_dailyText", { hour }) },
            ]}
          />
        </Section>
        <QuietHours preferences={preferences} failure={failure} />
        <p>
          <Submit intent="save" busyText={t("saving")}>
            {t("save")}
          </Submit>
        </p>
      </Form>
      <div className="mbs-6">
        <Section title={t("pushTitle")}>
          <PushSwitch push={preferences.push} />
        </Section>
      </div>
    </>
  );
}

/** Whether a box was ticked before a refusal, else as it is stored. */
function ticked(failure: FormFailure | undefined, name: string, stored: boolean): boolean {
  return failure === undefined ? stored : failure.values[name] === "on";
}

function ChannelTable({ choices, failure }: { choices: Choices; failure: FormFailure | undefined }) {
  const t = useTexts(texts);
  return (
    <table className="tbl choose">
      <caption className="vh">{t("channels")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("about")}</th>
          {channels.map((channel) => (
            <th scope="col" key={channel}>
              {t(channel)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category) => (
          <tr key={category}>
            <th scope="row">
              {t(category)}
              <span className="small dim block">{t(`${category}Text`)}</span>
            </th>
            {channels.map((channel) => (
              <td key={channel}>
                {channel === "inApp" && alwaysInApp.includes(category) ? (
                  <span className="small dim">{t("always")}</span>
                ) : (
                  <label className="box">
                    <span className="vh">{t("channelOf", { category: t(category), channel: t(channel) })}</span>
                    <input
                      type="checkbox"
                      name={`${category}.${channel}`}
                      defaultChecked={ticked(failure, `${category}.${channel}`, choices[category][channel])}
                    />
                  </label>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MailState({ preferences: { email } }: { preferences: NotificationPreferences }) {
  const t = useTexts(texts);
  const address = email.address ?? "";
  if (email.state === "on") return <p className="small dim">{t("emailTo", { address })}</p>;
  return (
    <Notice {...(email.state === "suppressed" ? { tone: "stop" as const } : {})}>
      {t(`email_${email.state}`, { address })}
    </Notice>
  );
}

function QuietHours({
  preferences: { quietHours, timeZone },
  failure,
}: {
  preferences: NotificationPreferences;
  failure: FormFailure | undefined;
}) {
  const t = useTexts(texts);
  const hours = quietHours ?? night;
  const error = errorOf(failure, "quietHours", "quietHours.from", "quietHours.until");
  return (
    <Section title={t("quietTitle")}>
      <div className="flow">
        <label className="tick">
          <input
            type="checkbox"
            name="quiet"
            id="quiet"
            defaultChecked={ticked(failure, "quiet", quietHours !== null)}
          />
          <span>
            {t("quiet")}
            <span className="small dim block">
              {t("quietText", { zone: timeZone })} <Link to="/settings">{t("changeZone")}</Link>
            </span>
          </span>
        </label>
        <div className="grid2">
          {(["from", "until"] as const).map((name) => (
            <div className="field" key={name}>
              <label className="label" htmlFor={name}>
                {t(name)}
              </label>
              <input
                className="in"
                type="time"
                id={name}
                name={name}
                required
                defaultValue={failure?.values[name] ?? hours[name]}
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? "quiet-error" : undefined}
              />
            </div>
          ))}
        </div>
        <ErrorLine id="quiet-error">{error}</ErrorLine>
      </div>
    </Section>
  );
}
