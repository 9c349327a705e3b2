import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { AdminDecisions, type AdminSubject } from "../components/admin-dialog.tsx";
import { type AdminAction, AdminActions } from "../components/admin-lines.tsx";
import { Money, When } from "../components/money.tsx";
import { useTexts } from "../components/reader.tsx";
import { type Fact, Facts, Section } from "../components/slip.tsx";
import { admin as adminTexts } from "../copy/en/admin.ts";
import { staff as texts } from "../copy/en/staff.ts";
import { decideAsAdmin, loadForAdmin } from "../lib/admin.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import type { AccountDetail, Suspension } from "../lib/types.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta({ title: data.name }) : []);

export function loader(args: LoaderFunctionArgs) {
  const id = encodeURIComponent(args.params.id ?? "");
  return loadForAdmin(args, (api) => api.get<AccountDetail>(`/admin/users/${id}`));
}

export const action = (args: ActionFunctionArgs) => decideAsAdmin(args);

/** What may be decided about an account as it stands. */
function actionsOn({ state, role, suspension }: AccountDetail): AdminAction[] {
  const appealed = suspension?.appeal && !suspension.refusal;
  const standing: AdminAction[] =
    state === "active" || state === "closing"
      ? [{ decision: "suspend" }]
      : state === "suspended"
        ? [{ decision: "reinstate" }]
        : [];
  const appeal: AdminAction[] = appealed ? [{ decision: "grantAppeal" }, { decision: "refuseAppeal" }] : [];
  const roles = [
    { role: "member", decision: "makeMember" },
    { role: "moderator", decision: "makeModerator" },
    { role: "admin", decision: "makeAdmin" },
  ] as const;
  const others = roles.filter((one) => one.role !== role && (state === "active" || one.role === "member"));
  const looking: AdminAction[] = state === "deleted" ? [] : [{ decision: "view" }];
  return [...appeal, ...standing, ...others.map(({ decision }) => ({ decision })), ...looking];
}

export default function AdminPerson() {
  const person = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const { id, handle, name, suspensions, holds, viewings } = person;
  const subjects: AdminSubject[] = [
    {
      id,
      what: (
        <b>
          {name} @{handle}
        </b>
      ),
    },
  ];
  return (
    <>
      <p className="small">
        <Link to="/admin/people">{t("backToPeople")}</Link>
      </p>
      <h1 className="mbe-4">{name}</h1>
      <AdminDecisions subjects={subjects} failure={failure} />
      <Section title={t("facts")}>
        <Facts items={factsOf(person, t)} />
      </Section>
      <Section title={t("decide")} note={t("decideNote")}>
        <AdminActions
          id={id}
          actions={[
            ...actionsOn(person),
            { to: `/people/${handle}`, text: t("profile") },
            { to: `/admin/audit?actor=${id}`, text: t("theirActions") },
          ]}
        />
      </Section>
      <Section title={t("suspension")}>
        {suspensions.length === 0 ? <p>{t("neverSuspended")}</p> : null}
        {suspensions.map((suspension) => (
          <SuspensionWords key={suspension.id} suspension={suspension} />
        ))}
      </Section>
      <Section title={t("heldTitle")}>
        {holds.length === 0 ? <p>{t("heldNothing")}</p> : null}
        {holds.map((hold) => (
          <p key={hold.id}>
            <Money value={hold.amount} /> <Link to={`/admin/holds/${hold.id}`}>{hold.challenge.title}</Link>{" "}
            <span className="dim">{t("heldAs", { side: hold.side })}</span>
          </p>
        ))}
      </Section>
      <Section title={t("viewings")} note={t("viewingsNote")}>
        {viewings.length === 0 ? <p>{t("viewingsNone")}</p> : null}
        {viewings.map(({ adminId, reason, startedAt }) => (
          <p key={startedAt}>
            <When at={startedAt} form="moment" className="dim" /> <Link to={`/admin/people/${adminId}`}>{adminId}</Link>
            : {reason}
          </p>
        ))}
      </Section>
    </>
  );
}

type StaffTexts = ReturnType<typeof useTexts<keyof typeof texts>>;

function factsOf(person: AccountDetail, t: StaffTexts): Fact[] {
  const { id, handle, email, role, state, createdAt, rating, reportsAgainst } = person;
  const stars =
    rating.average === null ? t("noRating") : t("ratingOf", { average: rating.average, count: rating.count });
  return [
    { term: t("who"), answer: <>@{handle}</> },
    { term: "ID", answer: <code className="breaks">{id}</code> },
    { term: t("email"), answer: <span className="breaks">{email ?? "—"}</span> },
    { term: t("state"), answer: t(`state_${state}`) },
    { term: t("role"), answer: t(`role_${role}`) },
    { term: t("since"), answer: <When at={createdAt} /> },
    { term: t("rating"), answer: stars },
    { term: t("against"), answer: t("againstOf", reportsAgainst) },
  ];
}

function SuspensionWords({ suspension }: { suspension: Suspension }) {
  const t = useTexts(texts);
  const a = useTexts(adminTexts);
  const { why, reason, at, appeal, refusal, endedAt, ending } = suspension;
  const time = (instant: string) => <When at={instant} form="moment" />;
  return (
    <div className="mbe-4">
      <p>{t.rich("suspendedFor", { rule: a(`rule_${why}`), time: time(at), reason })}</p>
      {appeal ? <p>{t.rich("appealOf", { time: time(appeal.at), text: appeal.text })}</p> : null}
      {refusal ? <p>{t.rich("refusedOn", { time: time(refusal.at), text: refusal.text })}</p> : null}
      {endedAt ? <p className="dim">{t.rich("endedOn", { time: time(endedAt), text: ending ?? "" })}</p> : null}
    </div>
  );
}
