import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary, MoneyField, TextArea, TextField } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { KeptLine, useForgottenDraft, useKeptDraft } from "../components/kept-draft.tsx";
import { Money, When } from "../components/money.tsx";
import { useTexts } from "../components/reader.tsx";
import { useEstimate, useRootData } from "../components/root-data.ts";
import { Facts, Slip, useFeePercent, useTaxFact } from "../components/slip.tsx";
import { apply as applyTexts } from "../copy/en/apply.ts";
import { challenge as texts } from "../copy/en/challenge.ts";
import { money as moneyTexts } from "../copy/en/money.ts";
import { readMoney } from "../lib/challenge-form.server.ts";
import { act } from "../lib/form.server.ts";
import { negative } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Challenge, OwnApplication, Money as Sum } from "../lib/types.ts";
import { readViewer } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: applyTexts.applyTitle });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const viewer = await readViewer(api, challenge);
    const page = `/challenges/${challenge.slug}`;
    if (!viewer.user) sendToSignIn(args);
    if (viewer.side === "poster") throw redirect(page);
    const mine = viewer.application;
    if (!mine && challenge.state !== "open") throw redirect(page);
    if (!mine && viewer.payout?.state !== "ready") {
      throw redirect(`/settings/payouts?next=${encodeURIComponent(`${page}/apply`)}`);
    }
    return { challenge, mine };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    const { api, key } = form;
    if (form.intent === "withdraw") {
      await api.post(`/applications/${form.text("application")}/withdraw`, { key });
      return { to: "/my/work" };
    }
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    await api.post(`/challenges/${challenge.id}/applications`, {
      key,
      body: {
        coverLetter: form.text("coverLetter"),
        price: readMoney(form, "price"),
        days: form.integer("days"),
        agentUse: form.optional("agentUse"),
      },
    });
    return { to: `/challenges/${challenge.slug}/apply` };
  });
}

export default function Apply() {
  const { challenge, mine } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const a = useTexts(applyTexts);
  const answering = mine && mine.state !== "withdrawn";
  useForgottenDraft(draftName(challenge), Boolean(answering));
  return (
    <div className="wrap">
      <div className="wz plain">
        <div>
          <p className="small">
            <Link to={`/challenges/${challenge.slug}`}>{challenge.title}</Link>
          </p>
          <h1 className="mbe-5">{answering ? a("myApplication") : t("apply")}</h1>
          {answering ? <Mine application={mine} /> : <ApplyForm challenge={challenge} />}
        </div>
        <aside>
          <ReceiveSlip sum={answering ? mine.price : challenge.reward} />
        </aside>
      </div>
    </div>
  );
}

/** Under which what is typed is kept on the device. */
const draftName = ({ id }: Challenge) => `apply:${id}`;

function ApplyForm({ challenge }: { challenge: Challenge }) {
  const a = useTexts(applyTexts);
  const failure = failureOf(useActionData<typeof action>());
  const draft = useKeptDraft(draftName(challenge), failure);
  const reward = challenge.reward;
  return (
    <Form method="post" noValidate ref={draft.form} onInput={draft.onInput}>
      <FormKey />
      <ErrorSummary failure={failure} />
      {failure?.code.startsWith("payout_") ? (
        <p className="mbe-5">
          {/* Beside this page, so that what is written here stays. */}
          <a href="/settings/payouts" target="_blank" rel="noreferrer">
            {a("setUpPayouts")}
          </a>
        </p>
      ) : null}
      <section className="ask">
        <TextArea
          name="coverLetter"
          label={a("coverLetter")}
          hint={a("coverLetterHint")}
          rows={10}
          maxLength={5000}
          required
          failure={failure}
        />
      </section>
      <section className="ask">
        <div className="grid2">
          {reward ? (
            <MoneyField
              name="price"
              label={a("price")}
              hint={a.rich("priceHint", { sum: <Money value={reward} /> })}
              defaultValue={reward}
              currencies={[reward.currency]}
              failure={failure}
            />
          ) : null}
          <TextField
            name="days"
            inputMode="numeric"
            label={a("daysLabel")}
            hint={a("daysHint", { days: challenge.deliveryDays ?? 0 })}
            defaultValue={challenge.deliveryDays ?? ""}
            failure={failure}
          />
        </div>
        {challenge.agents === "humans" ? null : (
          <TextField
            name="agentUse"
            label={a("agentUse")}
            hint={a("agentUseHint")}
            maxLength={500}
            autoComplete="off"
            failure={failure}
          />
        )}
      </section>
      <p className="bar">
        <Submit intent="apply" busyText={a("sending")}>
          {a("sendApplication")}
        </Submit>
        <ButtonLink kind="quiet" to={`/challenges/${challenge.slug}`}>
          {a("notYet")}
        </ButtonLink>
      </p>
      <KeptLine {...draft} />
    </Form>
  );
}

function Mine({ application }: { application: OwnApplication }) {
  const t = useTexts(texts);
  const a = useTexts(applyTexts);
  const m = useTexts(moneyTexts);
  const failure = failureOf(useActionData<typeof action>());
  const open = application.state === "submitted" || application.state === "shortlisted";
  return (
    <>
      <ErrorSummary failure={failure} />
      <p className="lead mbe-5">
        {t.rich("applied", { day: <When at={application.createdAt} /> })}{" "}
        <b>{t(`applicationState_${application.state}`)}</b>
      </p>
      <Facts
        items={[
          { term: m("price"), answer: <Money value={application.price} /> },
          { term: a("daysLabel"), answer: t("days", { count: application.days }) },
          application.agentUse ? { term: a("agentUse"), answer: application.agentUse } : null,
          { term: a("coverLetter"), answer: <p className="prose pre own-words">{application.coverLetter}</p> },
        ]}
      />
      <div className="bar mbs-5">
        {application.conversationId ? (
          <ButtonLink to={`/messages/${application.conversationId}`}>{t("openRoom")}</ButtonLink>
        ) : null}
        {open ? (
          <Form method="post">
            <FormKey />
            <input type="hidden" name="application" value={application.id} />
            <Submit kind="bad" intent="withdraw">
              {a("withdraw")}
            </Submit>
          </Form>
        ) : null}
      </div>
    </>
  );
}

function ReceiveSlip({ sum }: { sum: Sum | null }) {
  const a = useTexts(applyTexts);
  const m = useTexts(moneyTexts);
  const { policy } = useRootData();
  const percent = useFeePercent(policy.feeBasisPoints);
  const taxFact = useTaxFact();
  const estimate = useEstimate();
  if (!sum) return null;
  const { fee, tax, net } = estimate(sum);
  return (
    <Slip tone="none" label={a("applySlip")}>
      <Facts
        tight
        sum
        items={[
          { term: m("price"), answer: <Money value={sum} bare /> },
          { term: m("fee", { percent }), answer: <Money value={negative(fee)} bare /> },
          taxFact(negative(tax)),
          { term: m("youWouldReceive"), answer: <Money value={net} /> },
        ]}
      />
      <p className="small dim mbs-4">{a("feeNote")}</p>
    </Slip>
  );
}
