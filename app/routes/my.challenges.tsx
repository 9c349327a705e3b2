import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { ApplicationsPlot } from "../components/applications-plot.tsx";
import { ButtonLink } from "../components/button.tsx";
import { MyLine } from "../components/my-lines.tsx";
import { Empty, PageHead } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { Section } from "../components/slip.tsx";
import { mine as texts } from "../copy/en/mine.ts";
import { pageMeta } from "../lib/meta.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { ChallengeState, ChallengeSummary, Page } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.challenges });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
    return api.get<Page<ChallengeSummary>>("/challenges", { mine: "posted", limit: 100, cursor });
  });
}

const groups: readonly { title: "drafts" | "open" | "running" | "ended"; states: readonly ChallengeState[] }[] = [
  { title: "running", states: ["awarded", "in_progress", "delivered", "disputed"] },
  { title: "open", states: ["open"] },
  { title: "drafts", states: ["draft"] },
  { title: "ended", states: ["completed", "canceled", "expired"] },
];

export default function MyChallenges() {
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <div className="wrap">
      <PageHead
        title={t("challenges")}
        actions={
          <>
            <ButtonLink kind="two" to="/payments">
              {t("statement")}
            </ButtonLink>
            {items.length > 0 ? <ButtonLink to="/post">{t("post")}</ButtonLink> : null}
          </>
        }
      />
      {items.length === 0 ? (
        <Empty title={t("none")} action={<ButtonLink to="/post">{t("post")}</ButtonLink>}>
          {t("noneText")}
        </Empty>
      ) : null}
      {groups.map(({ title, states }) => {
        const shown = items.filter(({ state }) => states.includes(state));
        if (shown.length === 0) return null;
        return (
          <Section key={title} title={t(title)} note={t(`${title}Note`)}>
            <ul className="rows">
              {shown.map((challenge) => (
                <MyLine
                  key={challenge.id}
                  challenge={challenge}
                  sum={challenge.reward}
                  to={challenge.state === "draft" ? `/post/${challenge.id}/problem` : `/challenges/${challenge.slug}`}
                  side="poster"
                  action={<NextStep challenge={challenge} />}
                />
              ))}
            </ul>
          </Section>
        );
      })}
      <ApplicationsPlot challenges={items} />
      {nextCursor ? (
        <p>
          <ButtonLink kind="two" to={`?cursor=${encodeURIComponent(nextCursor)}`}>
            {t("more")}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

function NextStep({ challenge }: { challenge: ChallengeSummary }) {
  const t = useTexts(texts);
  const base = `/challenges/${challenge.slug}`;
  switch (challenge.state) {
    case "draft":
      return (
        <ButtonLink kind="two" to={`/post/${challenge.id}/check`}>
          {t("continueDraft")}
        </ButtonLink>
      );
    case "open":
      return (
        <ButtonLink kind="two" to={`${base}/applications`}>
          {t("compare", { count: challenge.applicationCount })}
        </ButtonLink>
      );
    case "awarded":
      return (
        <ButtonLink kind="two" to={`${base}/checkout`}>
          {t("pay")}
        </ButtonLink>
      );
    case "disputed":
      // The page to open one leads on to the one that is open.
      return (
        <ButtonLink kind="two" to={`${base}/dispute`}>
          {t("dispute")}
        </ButtonLink>
      );
    case "in_progress":
    case "delivered":
    case "completed":
      return (
        <ButtonLink kind="two" to={`${base}/room`}>
          {t("room")}
        </ButtonLink>
      );
    default:
      return (
        <ButtonLink kind="two" to={base}>
          {t("see")}
        </ButtonLink>
      );
  }
}
