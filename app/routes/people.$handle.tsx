import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "../components/button.tsx";
import { SkillChips } from "../components/chip.tsx";
import { When } from "../components/money.tsx";
import { Empty } from "../components/notice.tsx";
import { Monogram, PersonLine } from "../components/people.tsx";
import { Plot } from "../components/plot.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { useRootData } from "../components/root-data.ts";
import { ChallengeRow } from "../components/row.tsx";
import { Facts, Section } from "../components/slip.tsx";
import { people as texts } from "../copy/en/people.ts";
import { countryText, countText } from "../lib/format.ts";
import { numberFormat } from "../lib/formatters.ts";
import { toListed } from "../lib/listed.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { load } from "../lib/session.server.ts";
import { profileData } from "../lib/structured-data.ts";
import type { ChallengeSummary, Page, Review, ReviewsOf, User, Work, WorkList } from "../lib/types.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data
    ? [
        ...pageMeta({
          title: data.user.name,
          description: data.user.bio.slice(0, 160),
          path: `/people/${data.user.handle}`,
          matches,
        }),
        data.structured,
      ]
    : [];

/** Reviews from which on their spread says more than their average. */
const worthAPicture = 5;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const handle = encodeURIComponent(args.params.handle ?? "");
    const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
    const [user, reviews, open, works] = await Promise.all([
      api.get<User>(`/users/${handle}`),
      api.get<ReviewsOf>(`/users/${handle}/reviews`, { limit: 20, cursor }),
      api.get<Page<ChallengeSummary>>("/challenges", { poster: args.params.handle, limit: 5 }),
      api.get<WorkList>(`/users/${handle}/works`),
    ]);
    const structured = profileData(user, works.items, new URL(args.request.url).origin);
    return { user, reviews, open: open.items.map(toListed), works: works.items, structured };
  });
}

export default function Profile() {
  const { user, reviews, open, works } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const root = useRootData();
  return (
    <div className="wrap">
      <Head user={user} own={root.user?.id === user.id} />
      <Section title={t("record")}>
        <Record user={user} />
      </Section>
      <Section title={t("about")}>
        <p className="prose pre own-words">{user.bio || t("noBio", { name: user.name })}</p>
        {user.skills.length > 0 ? (
          <>
            <h3 className="mbs-5 mbe-2">{t("skills")}</h3>
            <SkillChips skills={user.skills} />
          </>
        ) : null}
      </Section>
      {works.length > 0 ? (
        <Section id="works" title={t("works")}>
          <ul className="works">
            {works.map((work) => (
              <WorkItem
                key={work.id}
                work={work}
                reportAt={
                  root.user && root.user.id !== user.id ? `/people/${user.handle}/report?work=${work.id}` : null
                }
              />
            ))}
          </ul>
        </Section>
      ) : null}
      {open.length > 0 ? (
        <Section title={t("open")}>
          <ul className="rows">
            {open.map((challenge) => (
              <ChallengeRow key={challenge.slug} challenge={challenge} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Section id="reviews" title={t("reviews")} note={t("reviewsNote", { count: user.rating.count })}>
        <Ratings ratings={reviews.ratings ?? []} />
        {reviews.items.length === 0 ? (
          <Empty heading="h3" title={t("reviewsEmpty")}>
            {t("reviewsEmptyText", { days: root.policy.reviewBlindDays })}
          </Empty>
        ) : (
          <ul className="reviews">
            {reviews.items.map((review) => (
              <ReviewItem key={review.id} review={review} />
            ))}
          </ul>
        )}
        {reviews.nextCursor ? (
          <ButtonLink kind="two" to={`?cursor=${encodeURIComponent(reviews.nextCursor)}#reviews`}>
            {t("more")}
          </ButtonLink>
        ) : null}
      </Section>
    </div>
  );
}

function Head({ user, own }: { user: User; own: boolean }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  return (
    <header className="pagehead">
      <div className="who items-start">
        <Monogram id={user.id} name={user.name} large />
        <div>
          <h1>{user.name}</h1>
          <p className="small dim">
            {user.country ? `${countryText(user.country, locale)} · ` : ""}
            {t.rich("memberSince", { date: <When at={user.memberSince} /> })}
          </p>
        </div>
      </div>
      {own ? (
        <ButtonLink kind="two" to="/settings">
          {t("edit")}
        </ButtonLink>
      ) : null}
    </header>
  );
}

function Record({ user }: { user: User }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { average } = user.rating;
  const oneDigit = numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const number = (value: number) => <span className="num">{value}</span>;
  return (
    <Facts
      tight
      items={[
        {
          term: t("rating"),
          answer: average === null ? t("noRating") : t("ratingValue", { average: oneDigit.format(average) }),
        },
        { term: t("completed"), answer: number(user.record.completedAsSolver) },
        { term: t("posted"), answer: number(user.record.posted) },
        { term: t("paid"), answer: number(user.record.paidAsPoster) },
      ]}
    />
  );
}

/** @param reportAt null for guests and on one's own profile */
function WorkItem({ work, reportAt }: { work: Work; reportAt: string | null }) {
  const t = useTexts(texts);
  const { id, title, description, url, challenge, picture } = work;
  return (
    <li>
      {picture ? (
        <img
          src={`/api/v1/works/${id}/picture?of=${picture.id}`}
          alt={t("workPicture", { title })}
          width={picture.width ?? undefined}
          height={picture.height ?? undefined}
          loading="lazy"
          decoding="async"
        />
      ) : null}
      <h3 className="own-words">{title}</h3>
      {description ? <p className="prose pre own-words">{description}</p> : null}
      {challenge ? (
        <p className="small mbs-2">
          {t.rich("workSolved", { challenge: <Link to={`/challenges/${challenge.slug}`}>{challenge.title}</Link> })}
        </p>
      ) : null}
      {url ? (
        <p className="small mbs-2">
          <a href={url} rel="nofollow ugc noopener noreferrer">
            {t("workSee", { host: new URL(url).hostname })}
          </a>
        </p>
      ) : null}
      {reportAt ? (
        <p className="small mbs-2">
          <Link to={reportAt} className="dim" aria-label={t("workReportOf", { title })}>
            {t("workReport")}
          </Link>
        </p>
      ) : null}
    </li>
  );
}

/** @param ratings how many gave 1, 2, 3, 4 and 5, of all reviews */
function Ratings({ ratings }: { ratings: readonly number[] }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const total = ratings.reduce((sum, count) => sum + count, 0);
  if (total < worthAPicture) return null;
  const counts = ratings.map((count, at) => ({ stars: at + 1, count }));
  const best = counts.reduce((most, each) => (each.count >= most.count ? each : most));
  return (
    <div className="ratings mbe-5">
      <Plot
        bars={counts.map(({ stars, count }) => ({
          short: countText(stars, locale),
          name: t("of5", { rating: stars }),
          solid: count,
        }))}
        series={{ solid: t("ratingCount") }}
        over={t("rating")}
        summary={t("ratingSummary", { count: total, most: best.count, rating: best.stars })}
        format={(value) => countText(value, locale)}
      />
    </div>
  );
}

function ReviewItem({ review }: { review: Review }) {
  const t = useTexts(texts);
  return (
    <li>
      <article>
        <p>
          <b>{t("of5", { rating: review.rating })}</b>{" "}
          <span className="small dim">{review.publishedAt ? <When at={review.publishedAt} /> : null}</span>
        </p>
        <p className="prose pre own-words">{review.text}</p>
        <p className="small mbs-2">
          <Link to={`/challenges/${review.challenge.slug}`}>{review.challenge.title}</Link>
        </p>
        <p className="mbs-2">
          <PersonLine person={review.author} before={t("by")} />
        </p>
      </article>
    </li>
  );
}
