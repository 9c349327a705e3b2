import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { AdminDecisions, type AdminSubject } from "../components/admin-dialog.tsx";
import { type AdminAction, AdminActions } from "../components/admin-lines.tsx";
import { FreezeWords, freezeActions } from "../components/admin-piles.tsx";
import { Money, When } from "../components/money.tsx";
import { useTexts } from "../components/reader.tsx";
import { type Fact, Facts, Section } from "../components/slip.tsx";
import { admin as texts } from "../copy/en/admin.ts";
import { decideAsAdmin, loadForAdmin } from "../lib/admin.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import type { AdminHold, Money as Sum } from "../lib/types.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta({ title: texts.holdTitle.replace("{id}", data.id) }) : [];

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, (api) => api.get<AdminHold>(`/admin/holds/${encodeURIComponent(args.params.id ?? "")}`));
}

export const action = (args: ActionFunctionArgs) => decideAsAdmin(args);

export default function AdminHoldPage() {
  const hold = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const { currency } = hold.amount;
  const what = (
    <>
      {t.rich("holdOf", { sum: <Money value={hold.held} /> })}
      <span className="block">{hold.challenge.title}</span>
    </>
  );
  const subjects: AdminSubject[] = [
    { id: hold.id, what, currency },
    { id: hold.solver.id, what: t("claimFrom", { name: hold.solver.name }), currency, holdId: hold.id },
  ];
  const byAdmin = hold.freezes.some(({ cause }) => cause === "admin");
  const actions: AdminAction[] = [
    ...(byAdmin ? [] : [{ decision: "freeze" } as const]),
    { decision: "goodwill" },
    { decision: "claim", about: hold.solver.id },
  ];
  return (
    <>
      <p className="small">
        <Link to="/admin/money">{t("back")}</Link>
      </p>
      <h1 className="mbe-4">{hold.challenge.title}</h1>
      <AdminDecisions subjects={subjects} failure={failure} />
      <Section title={t("holdFacts")}>
        <Facts items={factsOf(hold, t)} />
      </Section>
      <Section title={t("holdSums")}>
        <HoldSums hold={hold} />
      </Section>
      <Section title={t("holdFreezes")}>
        {hold.freezes.length === 0 ? <p>{t("holdNoFreeze")}</p> : null}
        {hold.freezes.map((freeze) => (
          <p key={`${freeze.cause}:${freeze.source}`}>
            <FreezeWords freeze={freeze} />
          </p>
        ))}
        <AdminActions id={hold.id} actions={freezeActions(hold)} />
      </Section>
      <Section title={t("holdDecide")} note={t("holdDecideNote")}>
        <AdminActions
          id={hold.id}
          actions={[...actions, { to: `/admin/ledger?hold=${hold.id}`, text: t("holdPostings") }]}
        />
      </Section>
    </>
  );
}

type AdminTexts = ReturnType<typeof useTexts<keyof typeof texts>>;

function factsOf(
  { id, challenge, state, poster, solver, heldAt, paymentIntentId, chargeId, fee, tax }: AdminHold,
  t: AdminTexts,
): Fact[] {
  const person = ({ handle, name }: AdminHold["poster"]) => <Link to={`/people/${handle}`}>{name}</Link>;
  const atStripe = [paymentIntentId, chargeId].filter((one) => one !== null);
  return [
    { term: t("ledgerHold"), answer: <code className="breaks">{id}</code> },
    { term: t("state"), answer: t("holdState", { state }) },
    { term: t("holdChallenge"), answer: <Link to={`/challenges/${challenge.slug}`}>{challenge.title}</Link> },
    { term: t("holdPoster"), answer: person(poster) },
    { term: t("holdSolver"), answer: person(solver) },
    ...(heldAt ? [{ term: t("holdPaidIn"), answer: <When at={heldAt} form="moment" /> }] : []),
    { term: t("holdFee"), answer: <Money value={fee} /> },
    ...(tax.amountMinor > 0 ? [{ term: t("holdTax"), answer: <Money value={tax} /> }] : []),
    ...(atStripe.length > 0
      ? [{ term: t("holdCharge"), answer: <code className="breaks">{atStripe.join(" ")}</code> }]
      : []),
  ];
}

/** Held, released and sent back add up to the reward, less what a bank took back. */
function HoldSums({ hold }: { hold: AdminHold }) {
  const t = useTexts(texts);
  const line = (term: string, value: Sum) => ({ term, answer: <Money value={value} bare /> });
  return (
    <div className="sums">
      <Facts
        tight
        sum
        items={[
          line(t("holdHeld"), hold.held),
          line(t("holdReleased"), hold.released),
          line(t("holdRefunded"), hold.refunded),
          { term: t("holdAll"), answer: <Money value={hold.amount} /> },
        ]}
      />
    </div>
  );
}
