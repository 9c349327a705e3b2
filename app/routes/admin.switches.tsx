import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AdminDecisions } from "../components/admin-dialog.tsx";
import { AdminActions } from "../components/admin-lines.tsx";
import { Form, Submit } from "../components/button.tsx";
import { ErrorSummary, TextArea, TextField } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { When } from "../components/money.tsx";
import { Notice } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { Section, useFeePercent } from "../components/slip.tsx";
import { staff as texts } from "../copy/en/staff.ts";
import { decideAsAdmin, loadForAdmin } from "../lib/admin.server.ts";
import { isAdminDecision } from "../lib/admin-decisions.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { type FormFailure, failureOf } from "../lib/problem.ts";
import type { Announcement, FeePolicies, Flag, Page } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.switchesTitle });

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async (api) => {
    const [flags, announcements, fees] = await Promise.all([
      api.get<{ items: Flag[] }>("/admin/flags"),
      api.get<Page<Announcement>>("/admin/announcements", { limit: 20 }),
      api.get<FeePolicies>("/admin/fees"),
    ]);
    return { flags: flags.items, announcements: announcements.items, fees };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData();
  if (isAdminDecision(String(form.get("intent")))) return decideAsAdmin(args);
  return act(args, async ({ api, key, intent, text, integer }) => {
    const reason = text("reason");
    if (intent === "announce") {
      const endsAt = `${text("endsAt")}:00.000Z`;
      await api.post("/admin/announcements", { key, body: { text: text("text"), endsAt, reason } });
    } else if (intent === "fee") {
      const startsAt = text("startsAt") ? `${text("startsAt")}:00.000Z` : undefined;
      await api.post("/admin/fees", {
        key,
        body: { feeBasisPoints: basisPoints(text("feeBasisPoints")), startsAt, reason },
      });
    } else {
      const userIds = text("userIds").split(/\s+/).filter(Boolean);
      const body = { percentage: integer("percentage"), userIds, reason };
      await api.put(`/admin/flags/${encodeURIComponent(intent)}`, { key, body });
    }
    return { stay: { saved: true } };
  });
}

/** Percent as they are typed → hundredths of a percent; anything else NaN, which the API refuses with the field's name. */
function basisPoints(typed: string): number {
  return /^\d{1,2}([.,]\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace(",", ".")) * 100) : Number.NaN;
}

export default function AdminSwitches() {
  const { flags, announcements, fees } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const subjects = announcements.map(({ id, text }) => ({ id, what: <b>{text}</b> }));
  const now = new Date().toISOString();
  return (
    <>
      <h1>{t("switchesTitle")}</h1>
      <p className="lead mbs-2 mbe-4">{t("switchesLead")}</p>
      <AdminDecisions subjects={subjects} failure={failure} />
      {answer?.ok ? (
        <div className="mbe-5">
          <Notice tone="act" icon="check">
            {t(answer.intent === "announce" ? "announced" : "saved")}
          </Notice>
        </div>
      ) : null}
      {flags.map((flag) => (
        <FlagSection key={`${flag.name}:${flag.updatedAt}`} flag={flag} failure={failure} />
      ))}
      <FeeSection fees={fees} failure={failure?.intent === "fee" ? failure : undefined} />
      <Section title={t("announcements")} note={t("announcementsNote")}>
        {announcements.length === 0 ? <p>{t("noAnnouncements")}</p> : null}
        {announcements.map(({ id, text, startsAt, endsAt }) => (
          <div key={id} className="mbe-4">
            <p>{text}</p>
            <p className="small dim">
              {t.rich("announcementFor", {
                from: <When at={startsAt} form="moment" />,
                to: <When at={endsAt} form="moment" />,
              })}
            </p>
            {endsAt > now ? <AdminActions id={id} actions={[{ decision: "endAnnouncement" }]} /> : null}
          </div>
        ))}
        <Announce failure={failure?.intent === "announce" ? failure : undefined} />
      </Section>
    </>
  );
}

function FlagSection({ flag, failure }: { flag: Flag; failure: FormFailure | undefined }) {
  const t = useTexts(texts);
  const { name, percentage, userIds } = flag;
  const known = `flag_${name}`;
  const own = failure?.intent === name ? failure : undefined;
  return (
    // A flag that came later reads by its name.
    <Section title={known in texts ? t(known as keyof typeof texts) : name}>
      <p className="mbe-4">{t("flagNow", { percentage, named: userIds.length })}</p>
      <Form method="post" className="form" noValidate>
        <FormKey />
        <ErrorSummary failure={own} />
        <TextField
          name="percentage"
          label={t("percentage")}
          inputMode="numeric"
          defaultValue={percentage}
          failure={own}
        />
        <TextArea
          name="userIds"
          label={t("flagPeople")}
          hint={t("flagPeopleHint")}
          rows={2}
          defaultValue={userIds.join("\n")}
          failure={own}
          spellCheck={false}
        />
        <TextField name="reason" label={t("reason")} minLength={3} maxLength={1000} required failure={own} />
        <p className="bar">
          <Submit kind="two" intent={name}>
            {t("save")}
          </Submit>
        </p>
      </Form>
    </Section>
  );
}

function FeeSection({ fees, failure }: { fees: FeePolicies; failure: FormFailure | undefined }) {
  const t = useTexts(texts);
  const now = useFeePercent(fees.now);
  return (
    <Section title={t("fee")} note={t("feeNote")}>
      <p className="mbe-4">{t("feeNow", { percent: now })}</p>
      {fees.items.map((policy) => (
        <FeeLine key={policy.createdAt} policy={policy} />
      ))}
      <Form method="post" className="form" noValidate>
        <FormKey />
        <ErrorSummary failure={failure} />
        <TextField
          name="feeBasisPoints"
          label={t("feePercent")}
          hint={t("feePercentHint")}
          inputMode="decimal"
          defaultValue={now}
          failure={failure}
        />
        <TextField
          name="startsAt"
          type="datetime-local"
          label={t("feeStarts")}
          hint={t("feeStartsHint")}
          failure={failure}
        />
        <TextField name="reason" label={t("reason")} minLength={3} maxLength={1000} required failure={failure} />
        <p className="bar">
          <Submit kind="two" intent="fee">
            {t("save")}
          </Submit>
        </p>
      </Form>
    </Section>
  );
}

function FeeLine({ policy: { feeBasisPoints, startsAt, reason } }: { policy: FeePolicies["items"][number] }) {
  const t = useTexts(texts);
  const percent = useFeePercent(feeBasisPoints);
  return <p className="mbe-4">{t.rich("feeFrom", { percent, time: <When at={startsAt} form="moment" />, reason })}</p>;
}

function Announce({ failure }: { failure: FormFailure | undefined }) {
  const t = useTexts(texts);
  return (
    <Form method="post" className="form" noValidate>
      <FormKey />
      <ErrorSummary failure={failure} />
      <TextArea name="text" label={t("announcementText")} rows={2} maxLength={300} required failure={failure} />
      <TextField
        name="endsAt"
        type="datetime-local"
        label={t("announcementEnds")}
        hint={t("announcementEndsHint")}
        required
        failure={failure}
      />
      <TextField name="reason" label={t("reason")} minLength={3} maxLength={1000} required failure={failure} />
      <p className="bar">
        <Submit kind="two" intent="announce">
          {t("announce")}
        </Submit>
      </p>
    </Form>
  );
}
