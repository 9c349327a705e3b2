import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { AdminDecisions } from "../components/admin-dialog.tsx";
import { type AdminLine, AdminLines } from "../components/admin-lines.tsx";
import { Button, ButtonLink, Form } from "../components/button.tsx";
import { SelectField } from "../components/field.tsx";
import { When } from "../components/money.tsx";
import { Empty } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { admin as adminTexts } from "../copy/en/admin.ts";
import { staff as texts } from "../copy/en/staff.ts";
import { decideAsAdmin, loadForStaff } from "../lib/admin.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import type { Page, ReviewedChallenge } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.challengesTitle });

const pageRows = 20;
const queues = ["reported", "first_posts", "taken_down"] as const;

export function loader(args: LoaderFunctionArgs) {
  return loadForStaff(args, async (api) => {
    const params = new URL(args.request.url).searchParams;
    const queue = queues.find((one) => one === params.get("queue")) ?? "reported";
    const cursor = params.get("cursor") ?? undefined;
    return {
      queue,
      ...(await api.get<Page<ReviewedChallenge>>("/admin/challenges", { queue, cursor, limit: pageRows })),
    };
  });
}

export const action = (args: ActionFunctionArgs) => decideAsAdmin(args);

export default function AdminChallenges() {
  const { queue, items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const toLine = useChallengeLine();
  const lines = items.map(toLine);
  return (
    <>
      <h1>{t("challengesTitle")}</h1>
      <p className="lead mbs-2 mbe-4">{t("challengesLead")}</p>
      <AdminDecisions subjects={lines} failure={failure} />
      <Form method="get" className="filters" key={queue}>
        <SelectField name="queue" label={t("queue")} defaultValue={queue}>
          {queues.map((one) => (
            <option key={one} value={one}>
              {t(`queue_${one}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" kind="two">
          {t("show")}
        </Button>
      </Form>
      {lines.length === 0 ? (
        <Empty title={t("queueEmpty")}>{t("queueEmptyText")}</Empty>
      ) : (
        <AdminLines label={t(`queue_${queue}`)} lines={lines} />
      )}
      {nextCursor ? (
        <p className="mbs-4">
          <ButtonLink kind="two" to={`?queue=${queue}&cursor=${encodeURIComponent(nextCursor)}`}>
            {t("older")}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

function useChallengeLine() {
  const t = useTexts(texts);
  const a = useTexts(adminTexts);
  return ({
    id,
    slug,
    title,
    summary,
    brief,
    poster,
    publishedAt,
    openReports,
    takenDown,
    reviewedAt,
  }: ReviewedChallenge): AdminLine => ({
    id,
    what: (
      <>
        <Link to={`/challenges/${slug}`}>{title}</Link>{" "}
        <span className="dim">
          {t.rich("by", { name: <Link to={`/people/${poster.handle}`}>{poster.name}</Link> })}
        </span>
        <span className="block">{summary}</span>
        <details>
          <summary>{t("brief")}</summary>
          <p className="prewrap">{brief}</p>
        </details>
      </>
    ),
    codes: [],
    why: (
      <>
        {t("openReports", { count: openReports })}{" "}
        {takenDown
          ? t.rich("takenDownFor", {
              rule: a(`rule_${takenDown.why}`),
              time: <When at={takenDown.at} form="moment" />,
              reason: takenDown.reason,
            })
          : null}
      </>
    ),
    since: publishedAt,
    actions: [
      ...(takenDown ? [{ decision: "restore" } as const] : [{ decision: "takeDown" } as const]),
      ...(reviewedAt || takenDown ? [] : [{ decision: "pass" } as const]),
    ],
  });
}
