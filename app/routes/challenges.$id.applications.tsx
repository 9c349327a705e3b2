import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { ApplicationList } from "../components/application-list.tsx";
import { BoardDialog, boardDecisions } from "../components/board-dialogs.tsx";
import { ButtonLink } from "../components/button.tsx";
import { ComparisonTable } from "../components/comparison-table.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { Money, When } from "../components/money.tsx";
import { MoneySentence, MoneyWord } from "../components/money-story.tsx";
import { Empty, PageHead, Tabs } from "../components/notice.tsx";
import { PaymentNotice } from "../components/payment-notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { useRootData } from "../components/root-data.ts";
import { Slip } from "../components/slip.tsx";
import { board as texts } from "../copy/en/board.ts";
import type { Api } from "../lib/api.server.ts";
import { act } from "../lib/form.server.ts";
import { moneyText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { moneyState } from "../lib/money-state.ts";
import { paymentStatus } from "../lib/payment-status.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Application, Challenge, Page, Payment } from "../lib/types.ts";
import { findUser, orNull } from "../lib/viewer.server.ts";

/** Columns of the comparison. */
const compared = 4;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta({ title: data ? `${texts.title}: ${data.challenge.title}` : texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const user = await findUser(api);
    if (!user) sendToSignIn(args);
    if (user.id !== challenge.poster.id) throw redirect(`/challenges/${challenge.slug}`);
    if (challenge.state === "draft") throw redirect(`/post/${challenge.id}/check`);
    const params = new URL(args.request.url).searchParams;
    const [list, payment] = await Promise.all([
      readApplications(api, challenge.id, params.get("cursor") ?? undefined),
      orNull(api.get<Payment>(`/challenges/${challenge.id}/payment`)),
    ]);
    // The chosen one, and the one a decision is about, may stand on another page.
    const needed = [challenge.awardedApplicationId, ...boardDecisions.map((name) => params.get(name))];
    const away = [...new Set(needed)].filter((id) => id !== null && !list.items.some((item) => item.id === id));
    const others = await Promise.all(
      away.map((id) => orNull(api.get<Application>(`/applications/${encodeURIComponent(id ?? "")}`))),
    );
    return {
      challenge,
      payment,
      applications: list.items,
      others: others.flatMap((other) => (other?.challengeId === challenge.id ? [other] : [])),
      nextCursor: list.nextCursor,
    };
  });
}

/** Pages of 100 applications on one board; more are a link away. */
const pagesOnBoard = 5;

async function readApplications(api: Api, challengeId: string, from: string | undefined): Promise<Page<Application>> {
  const items: Application[] = [];
  let cursor = from;
  for (let page = 0; page < pagesOnBoard; page += 1) {
    const found = await api.get<Page<Application>>(`/challenges/${challengeId}/applications`, { limit: 100, cursor });
    items.push(...found.items);
    if (found.nextCursor === null) return { items, nextCursor: null };
    cursor = found.nextCursor;
  }
  return { items, nextCursor: cursor ?? null };
}

const verbs = { shortlist: "shortlist", decline: "decline", choose: "award", retract: "retract-award" } as const;

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    const id = form.text("application");
    const here = `/challenges/${args.params.id}/applications`;
    if (form.intent === "note") {
      await form.api.put(`/applications/${id}/note`, { body: { note: form.text("note") } });
      return { to: here };
    }
    const verb = verbs[form.intent as keyof typeof verbs] ?? "shortlist";
    const body = form.intent === "retract" ? { reason: form.optional("reason") } : {};
    await form.api.post(`/applications/${id}/${verb}`, { key: form.key, body });
    return { to: form.intent === "choose" ? `/challenges/${args.params.id}/checkout` : here };
  });
}

export default function Board() {
  const { challenge, applications, others, nextCursor, payment } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const tab = params.get("show") ?? "compare";
  const alive = applications.filter(({ state }) => state !== "declined" && state !== "withdrawn");
  const declined = applications.filter(({ state }) => state === "declined" || state === "withdrawn");
  const columns = [...alive].sort((a, b) => rank(a) - rank(b)).slice(0, compared);
  return (
    <div className="wrap">
      <BoardDialog applications={[...applications, ...others]} challenge={challenge} failure={failure} />
      <Head challenge={challenge} payment={payment} />
      {failure && !decided(failure.intent) ? <ErrorSummary failure={failure} /> : null}
      <Awaiting challenge={challenge} applications={[...applications, ...others]} payment={payment} />
      <Tabs label={t("tabs")}>
        <TabLink to="" current={tab === "compare"} text={t("compare")} count={columns.length} />
        <TabLink to="?show=all" current={tab === "all"} text={t("all")} count={alive.length} />
        <TabLink to="?show=declined" current={tab === "declined"} text={t("declinedTab")} count={declined.length} />
      </Tabs>
      {tab === "declined" ? (
        <ApplicationList applications={declined} challenge={challenge} empty={<Empty title={t("emptyDeclined")} />} />
      ) : alive.length === 0 ? (
        <NoneYet challenge={challenge} />
      ) : tab === "all" ? (
        <ApplicationList applications={alive} challenge={challenge} empty={null} />
      ) : (
        <ComparisonTable applications={columns} challenge={challenge} />
      )}
      {nextCursor ? (
        <p className="mbe-5">
          <ButtonLink kind="two" to={`?show=${tab}&cursor=${encodeURIComponent(nextCursor)}`}>
            {t("more")}
          </ButtonLink>
        </p>
      ) : null}
      {challenge.state === "open" ? <CostSlip /> : null}
    </div>
  );
}

/** Refusals of these stand in their dialog. */
function decided(intent: string): boolean {
  return intent === "choose" || intent === "decline" || intent === "retract";
}

/** The poster's own choices first; otherwise as they came. We rank nobody. */
function rank({ state }: Application): number {
  return state === "awarded" || state === "hired" ? 0 : state === "shortlisted" ? 1 : 2;
}

function TabLink({ to, current, text, count }: { to: string; current: boolean; text: string; count: number }) {
  return (
    <Link to={to || "?"} aria-current={current ? "page" : undefined} preventScrollReset>
      {text} <span className="dim num">{count}</span>
    </Link>
  );
}

function Head({ challenge, payment }: { challenge: Challenge; payment: Payment | null }) {
  const t = useTexts(texts);
  return (
    <PageHead
      back={<Link to="/my/challenges">{t("myChallenges")}</Link>}
      title={challenge.title}
      actions={
        <>
          {challenge.state === "open" ? (
            <ButtonLink kind="two" to={`/challenges/${challenge.slug}/edit`}>
              {t("edit")}
            </ButtonLink>
          ) : null}
          <ButtonLink kind="two" to={`/challenges/${challenge.slug}`}>
            {t("see")}
          </ButtonLink>
        </>
      }
    >
      <MoneyWord state={moneyState(challenge, payment, "poster")} />
      <span className="dim">
        {challenge.applicationDeadline
          ? t.rich("closesLine", { day: <When at={challenge.applicationDeadline} /> })
          : null}
        {challenge.reward ? <> · {t.rich("rewardLine", { sum: <Money value={challenge.reward} /> })}</> : null}
      </span>
    </PageHead>
  );
}

function Awaiting({
  challenge,
  applications,
  payment,
}: {
  challenge: Challenge;
  applications: Application[];
  payment: Payment | null;
}) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const chosen = applications.find(({ id }) => id === challenge.awardedApplicationId);
  const status = paymentStatus(challenge, payment);
  const notice = <PaymentNotice status={status} challenge={challenge} payment={payment} />;
  if (status === "over" && challenge.state === "open") return <div className="mbe-5">{notice}</div>;
  if (challenge.state !== "awarded" || !chosen) return null;
  const sum = payment?.amount ?? chosen.price;
  if (status === "onItsWay") {
    return (
      <Slip tone="none" label={t("slipLabel")} className="mbe-5">
        <b>{t("awaiting", { name: chosen.applicant.name })}</b>{" "}
        <MoneySentence state={moneyState(challenge, payment, "poster")} />
      </Slip>
    );
  }
  return (
    <>
      {status === "refused" ? <div className="mbe-5">{notice}</div> : null}
      <Slip tone="none" label={t("slipLabel")} className="pick mbe-5">
        <p>
          <b>{t("awaiting", { name: chosen.applicant.name })}</b>
          <br />
          {challenge.paymentDueAt
            ? t.rich("awaitingText", {
                sum: <Money value={sum} />,
                time: <When at={challenge.paymentDueAt} form="deadline" />,
              })
            : null}
        </p>
        <div className="bar">
          <ButtonLink to={`/challenges/${challenge.slug}/checkout`}>
            {t("pay", { sum: moneyText(sum, locale) })}
          </ButtonLink>
          <ButtonLink kind="quiet" to={`?retract=${chosen.id}`} preventScrollReset>
            {t("retract")}
          </ButtonLink>
        </div>
      </Slip>
    </>
  );
}

function NoneYet({ challenge }: { challenge: Challenge }) {
  const t = useTexts(texts);
  return (
    <Empty title={t("empty")} wide>
      {challenge.publishedAt
        ? t.rich("emptyPosted", { when: <When at={challenge.publishedAt} form="relative" /> })
        : null}
    </Empty>
  );
}

function CostSlip() {
  const t = useTexts(texts);
  const { policy } = useRootData();
  return (
    <Slip tone="none" label={t("slipLabel")} className="pick">
      <p>
        <b>{t("slipStrong", { hours: policy.windowHours })}</b>
        <br />
        <span className="dim">{t("slipText")}</span>
      </p>
      <ButtonLink kind="two" to="/help#protection">
        {t("howProtection")}
      </ButtonLink>
    </Slip>
  );
}
