import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { ButtonLink } from "../components/button.tsx";
import { ChallengeSlip, StickyApply } from "../components/challenge-slip.tsx";
import { challengeTimeline, MoneyAndDates } from "../components/challenge-story.tsx";
import { SkillChips } from "../components/chip.tsx";
import { Notice } from "../components/notice.tsx";
import { PersonLine } from "../components/people.tsx";
import { Prose } from "../components/prose.tsx";
import { useTexts } from "../components/reader.tsx";
import { useRootData } from "../components/root-data.ts";
import { ChallengeRow } from "../components/row.tsx";
import { Section, Timeline } from "../components/slip.tsx";
import { challenge as texts } from "../copy/en/challenge.ts";
import { pictureMeta } from "../lib/challenge-picture.server.ts";
import { toListed } from "../lib/listed.server.ts";
import { renderMarkdown } from "../lib/markdown.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { moneyState } from "../lib/money-state.ts";
import { load } from "../lib/session.server.ts";
import { challengeData } from "../lib/structured-data.ts";
import type { Challenge, ChallengeSearch } from "../lib/types.ts";
import { findOverdue, readViewer } from "../lib/viewer.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data
    ? [
        ...pageMeta({
          title: data.challenge.title,
          description: data.challenge.summary,
          path: `/challenges/${data.challenge.slug}`,
          matches,
          picture: data.picture,
        }),
        ...(data.structured ? [data.structured] : []),
        { tagName: "link", rel: "alternate", type: "application/json+oembed", href: data.oembed },
      ]
    : [];

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const asked = args.params.id ?? "";
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(asked)}`);
    if (asked !== challenge.slug) {
      throw redirect(`/challenges/${challenge.slug}${new URL(args.request.url).search}`, 301);
    }
    const [viewer, similar] = await Promise.all([
      readViewer(api, challenge),
      api.get<ChallengeSearch>("/search/challenges", {
        category: challenge.category ?? undefined,
        sort: "newest",
        limit: 4,
      }),
    ]);
    const { origin } = new URL(args.request.url);
    const overdue = await findOverdue(api, challenge, viewer, Date.now());
    return {
      challenge,
      structured: challengeData(challenge, origin),
      picture: await pictureMeta(challenge, origin, Date.now()),
      oembed: `${origin}/oembed?url=${encodeURIComponent(`${origin}/challenges/${challenge.slug}`)}`,
      viewer,
      // Worked out here, so that the browser gets the sentence and not all that it could have been.
      money: moneyState(challenge, viewer.payment, viewer.side, { dispute: viewer.dispute, overdue }),
      briefHtml: renderMarkdown(challenge.brief),
      similar: similar.items
        .filter(({ id }) => id !== challenge.id)
        .slice(0, 3)
        .map(toListed),
    };
  });
}

export default function ChallengePage() {
  const { challenge, viewer, money, briefHtml, similar } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const t = useTexts(texts);
  const { policy } = useRootData();
  const mayCancel = viewer.side === "poster" && (challenge.state === "draft" || challenge.state === "open");
  return (
    <>
      <div className="wrap">
        {challenge.takenDownAt ? (
          <div className="pbs-5">
            <Notice tone="stop">
              <p>{t.rich("takenDown")}</p>
            </Notice>
          </div>
        ) : null}
        {params.has("published") ? (
          <div className="pbs-5">
            <Notice tone="act" icon="check">
              <p>
                <b>{t("publishedNotice")}</b>
              </p>
            </Notice>
          </div>
        ) : null}
        <div className="chl">
          <Head challenge={challenge} />
          <div className="main">
            <MoneyAndDates challenge={challenge} />
            <Section
              title={t("brief")}
              note={challenge.briefVersion > 1 ? t("briefVersion", { version: challenge.briefVersion }) : undefined}
            >
              <Prose html={briefHtml} />
              <SkillChips skills={challenge.skills} className="mbs-5" />
            </Section>
            <Section title={t("timeline")}>
              <Timeline steps={challengeTimeline(challenge, viewer.payment, t, policy)} />
              {mayCancel ? (
                <ButtonLink kind="quiet" to={`/challenges/${challenge.slug}/withdraw`} className="mbs-4">
                  {t("cancel")}
                </ButtonLink>
              ) : null}
            </Section>
          </div>
          <aside className="side">
            <ChallengeSlip challenge={challenge} viewer={viewer} money={money} />
            <p className="small dim pbs-3">{t(`agents_${challenge.agents}`)}</p>
            <p className="small dim">{challenge.place ? t("place", { place: challenge.place }) : t("fromAnywhere")}</p>
          </aside>
        </div>
        {similar.length > 0 ? (
          <Section title={t("similar")}>
            <ul className="rows">
              {similar.map((other) => (
                <ChallengeRow key={other.slug} challenge={other} />
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
      <StickyApply challenge={challenge} viewer={viewer} />
    </>
  );
}

function Head({ challenge }: { challenge: Challenge }) {
  const t = useTexts(texts);
  return (
    <header className="head">
      <nav className="small" aria-label={t("crumbs")}>
        <Link to="/challenges">{t("browse")}</Link>
        {challenge.category ? (
          <>
            {" "}
            <span className="dim">/</span>{" "}
            <Link to={`/challenges?category=${challenge.category}`}>{t(`category_${challenge.category}`)}</Link>
          </>
        ) : null}
      </nav>
      <h1 className="own-words">{challenge.title}</h1>
      <p className="lead own-words">{challenge.summary}</p>
      <div className="bar mbs-4">
        <PersonLine person={challenge.poster} before={t("postedBy")}>
          {t("posterRecordLong", { count: challenge.poster.paidAsPoster })}
        </PersonLine>
      </div>
    </header>
  );
}
