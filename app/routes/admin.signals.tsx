import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { AdminAction, AdminLine } from "../components/admin-lines.tsx";
import { When } from "../components/money.tsx";
import { useTexts } from "../components/reader.tsx";
import { StaffList } from "../components/staff-list.tsx";
import { signals as texts } from "../copy/en/signals.ts";
import { staff as staffTexts } from "../copy/en/staff.ts";
import { decideAsAdmin, loadForStaff } from "../lib/admin.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import type { Page, Signal } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

const pageRows = 20;
const states = ["open", "settled"] as const;

export function loader(args: LoaderFunctionArgs) {
  return loadForStaff(args, async (api, { role }) => {
    const params = new URL(args.request.url).searchParams;
    const state = states.find((one) => one === params.get("state")) ?? "open";
    const cursor = params.get("cursor") ?? undefined;
    const page = await api.get<Page<Signal>>("/admin/signals", { state, cursor, limit: pageRows });
    return { state, isAdmin: role === "admin", ...page };
  });
}

export const action = (args: ActionFunctionArgs) => decideAsAdmin(args);

export default function AdminSignals() {
  const { state, items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const toLine = useSignalLine();
  const lines = items.map(toLine);
  return (
    <StaffList
      title={t("title")}
      lead={t("lead")}
      {...{ state, states, lines, nextCursor, failure }}
      nameOf={(one) => t(`state_${one}`)}
      empty={{ title: t("empty", { state }), text: t("emptyText") }}
    />
  );
}

function useSignalLine() {
  const t = useTexts(texts);
  const s = useTexts(staffTexts);
  const { isAdmin } = useLoaderData<typeof loader>();
  return (signal: Signal): AdminLine => {
    const { id, kind, about, subjectId, challenge, state, outcome, note, settledAt, createdAt } = signal;
    const person = ({ handle, name }: Signal["about"]) => <Link to={`/people/${handle}`}>{name}</Link>;
    const decisions: AdminAction[] =
      state === "open" ? [{ decision: "upholdSignal" }, { decision: "dismissSignal" }] : [];
    return {
      id,
      what: (
        <>
          <b>{t(`kind_${kind}`)}</b>
          <span className="block">
            {kind === "self_dealing" && challenge
              ? t.rich("between", { one: person(challenge.poster), other: person(about) })
              : person(about)}
          </span>
          {challenge ? (
            <Link className="block" to={`/challenges/${challenge.slug}`}>
              {challenge.title}
            </Link>
          ) : null}
        </>
      ),
      codes: [subjectId],
      why: (
        <>
          <Seen signal={signal} />
          <span className="block dim">{t(frictionOf(signal))}</span>
          {outcome && settledAt ? (
            <span className="block">
              {t.rich(`settled_${outcome}`, { time: <When at={settledAt} form="moment" />, text: note ?? "" })}
            </span>
          ) : null}
        </>
      ),
      since: createdAt,
      actions: [
        ...decisions,
        ...(challenge ? [{ to: `/challenges/${challenge.slug}`, text: s("toChallenge") }] : []),
        ...(isAdmin ? [{ to: `/admin/people/${about.handle}`, text: s("toAccount") }] : []),
      ],
    };
  };
}

/** Signs in words; letters by their ids. */
function Seen({ signal: { kind, found } }: { signal: Signal }) {
  const t = useTexts(texts);
  if (kind === "copied_application") {
    return (
      <>
        {t("resembles", { count: found.length })}
        {found.map((letter) => (
          <code key={letter} className="block breaks">
            {letter}
          </code>
        ))}
      </>
    );
  }
  return found.map((sign) => (
    <span key={sign} className="block">
      {isKnownSign(sign) ? t(`sign_${sign}`) : sign}
    </span>
  ));
}

const knownSigns = [
  "same_mailbox",
  "each_other",
  "same_device",
  "same_card",
  "same_payout_account",
  "email",
  "phone",
  "messenger",
] as const;

function isKnownSign(sign: string): sign is (typeof knownSigns)[number] {
  return knownSigns.some((one) => one === sign);
}

/** What follows from it until somebody has looked. */
function frictionOf({ kind, subjectId, payoutsWait, state }: Signal) {
  if (kind === "copied_application") return "friction_credits";
  if (kind === "contact_details") return "friction_none";
  if (payoutsWait) return "friction_payouts";
  // About a reward, and not about who was chosen for it.
  if (subjectId.startsWith("hld_")) return state === "open" ? "friction_payouts" : "friction_payoutsOver";
  return "friction_awards";
}
