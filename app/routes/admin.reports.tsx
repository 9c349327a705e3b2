import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { AdminAction, AdminLine } from "../components/admin-lines.tsx";
import { When } from "../components/money.tsx";
import { useTexts } from "../components/reader.tsx";
import { StaffList } from "../components/staff-list.tsx";
import { admin as adminTexts } from "../copy/en/admin.ts";
import { redact as redactTexts } from "../copy/en/redact.ts";
import { staff as texts } from "../copy/en/staff.ts";
import { decideAsAdmin, loadForStaff } from "../lib/admin.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import type { FiledReport, Page } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.reportsTitle });

const pageRows = 20;
const states = ["open", "upheld", "dismissed"] as const;

export function loader(args: LoaderFunctionArgs) {
  return loadForStaff(args, async (api, { role }) => {
    const params = new URL(args.request.url).searchParams;
    const state = states.find((one) => one === params.get("state")) ?? "open";
    const cursor = params.get("cursor") ?? undefined;
    const page = await api.get<Page<FiledReport>>("/admin/reports", { state, cursor, limit: pageRows });
    return { state, isAdmin: role === "admin", ...page };
  });
}

export const action = (args: ActionFunctionArgs) => decideAsAdmin(args);

export default function AdminReports() {
  const { state, items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const toLine = useReportLine();
  const lines = items.map(toLine);
  const messages = items
    .filter(({ subject }) => subject === "message")
    .map((report) => ({
      id: messageId(report),
      what: <Evidence report={report} />,
    }));
  return (
    <StaffList
      title={t("reportsTitle")}
      lead={t("reportsLead")}
      {...{ state, states, lines, nextCursor, failure }}
      beside={messages}
      nameOf={(one) => t(`state_${one}`)}
      empty={{ title: t("reportsEmpty", { state }), text: t("reportsEmptyText") }}
    />
  );
}

/** As its removal names it. */
function messageId({ subjectId, seq }: FiledReport): string {
  return `${subjectId}:${seq}`;
}

function useReportLine() {
  const t = useTexts(texts);
  const a = useTexts(adminTexts);
  const r = useTexts(redactTexts);
  const { isAdmin } = useLoaderData<typeof loader>();
  return (report: FiledReport): AdminLine => {
    const { id, subject, subjectId, reason, note, state, reporter, against, claimedAt, decision, createdAt } = report;
    const person = ({ handle, name }: FiledReport["reporter"]) => <Link to={`/people/${handle}`}>{name}</Link>;
    const decisions: AdminAction[] =
      state === "open"
        ? [{ decision: "claimReport" }, { decision: "upholdReport" }, { decision: "dismissReport" }]
        : [];
    return {
      id,
      what: (
        <>
          {t.rich("reportOf", { subject, rule: a(`rule_${reason}`) })}{" "}
          {against ? t.rich("reportedAgainst", { name: person(against) }) : null}
          <span className="block dim">{t.rich("reportedBy", { name: person(reporter) })}</span>
          <Evidence report={report} />
        </>
      ),
      codes: [],
      why: (
        <>
          {note}{" "}
          {state === "open" && claimedAt ? t.rich("claimedBy", { time: <When at={claimedAt} form="moment" /> }) : null}
          {decision ? t("decidedWith", { text: decision }) : null}
        </>
      ),
      since: createdAt,
      actions: [
        ...decisions,
        ...(subject === "message" ? [{ decision: "redactMessage" as const, about: messageId(report) }] : []),
        ...(subject === "challenge" ? [{ to: `/challenges/${subjectId}`, text: t("toChallenge") }] : []),
        ...(isAdmin && subject === "work" ? [{ to: `/admin/redact?id=${subjectId}`, text: r("title") }] : []),
        ...(isAdmin && against ? [{ to: `/admin/people/${against.handle}`, text: t("toAccount") }] : []),
      ],
    };
  };
}

/** The reported message among what was said around it, or the words that others saw. */
function Evidence({ report: { evidence, seq, against } }: { report: FiledReport }) {
  const t = useTexts(texts);
  return (
    <details>
      <summary>{t("evidence")}</summary>
      {(evidence.lines ?? []).map((line) => (
        <p key={line.seq} className="prewrap">
          <span className="dim">
            {line.author === against?.id ? against?.name : null} <When at={line.at} form="moment" />
          </span>{" "}
          {line.seq === seq ? <b>{line.body}</b> : line.body}
        </p>
      ))}
      {Object.entries(evidence.shown ?? {}).map(([field, text]) => (
        <p key={field} className="prewrap">
          <span className="dim">{field}</span>{" "}
          {field === "picture" ? <a href={`/api/v1/files/${text}`}>{text}</a> : text}
        </p>
      ))}
    </details>
  );
}
