import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { row as texts } from "../copy/en/row.ts";
import { daysBetween, hoursUntil } from "../lib/format.ts";
import type { Listed } from "../lib/types.ts";
import { Chip } from "./chip.tsx";
import { Icon } from "./icon.tsx";
import { Money, When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";

/** A text with what was searched for marked in it. */
function Marked({ text, ranges = [] }: { text: string; ranges?: readonly (readonly [number, number])[] | undefined }) {
  const starts = [0, ...ranges.map(([, to]) => to)];
  return (
    <>
      {starts.map((start, at) => {
        const [from, to] = ranges[at] ?? [text.length, text.length];
        return (
          <Fragment key={start}>
            {text.slice(start, from)}
            {to > from ? <mark>{text.slice(from, to)}</mark> : null}
          </Fragment>
        );
      })}
    </>
  );
}

/** Hours before the end in which a row says so in `stop`. */
const soonHours = 48;

/** A challenge in a list: reward first, in its own column. The title is the only link and covers the row. */
export function ChallengeRow({ challenge, heading: Heading = "h3" }: { challenge: Listed; heading?: "h2" | "h3" }) {
  const t = useTexts(texts);
  return (
    <li>
      <article className="row">
        {challenge.reward ? (
          <Money value={challenge.reward} size="m20" />
        ) : (
          <span className="dim">{t("noReward")}</span>
        )}
        <div className="body">
          <Heading className="h3 own-words">
            <Link to={`/challenges/${challenge.slug}`} prefetch="intent">
              <Marked text={challenge.title} ranges={challenge.highlights?.title} />
            </Link>
          </Heading>
          {challenge.summary ? (
            <p className="sum own-words">
              <Marked text={challenge.summary} ranges={challenge.highlights?.summary} />
            </p>
          ) : null}
          {challenge.skills.length > 0 || challenge.place ? (
            <div className="chips">
              {challenge.place ? <span className="chip">{t("place", { place: challenge.place })}</span> : null}
              {challenge.skills.slice(0, 4).map((skill) => (
                <Chip key={skill}>{skill}</Chip>
              ))}
            </div>
          ) : null}
        </div>
        <div className="meta">
          <Closing challenge={challenge} />
          <span className="ex">
            <Icon name="people" />
            {t("applications", { count: challenge.applicationCount })}
          </span>
          <div className="ex2">
            {challenge.poster.name}
            <br />
            <span className="dim">{t("posterRecord", { count: challenge.poster.paidAsPoster })}</span>
          </div>
        </div>
      </article>
    </li>
  );
}

function Closing({ challenge }: { challenge: Listed }) {
  const t = useTexts(texts);
  const reader = useReader();
  if (challenge.state !== "open" || !challenge.applicationDeadline) {
    return <span className="dl">{t(`state_${challenge.state}`)}</span>;
  }
  const hours = hoursUntil(challenge.applicationDeadline, reader);
  const days = daysBetween(reader.now, Date.parse(challenge.applicationDeadline), reader.timeZone);
  const soon = hours < soonHours;
  return (
    <span className={soon ? "dl soon" : "dl"}>
      <Icon name="clock" />
      <span>
        {soon
          ? t("closes", { days: Math.max(0, Math.min(days, 2)) })
          : t.rich("applyBy", { day: <When at={challenge.applicationDeadline} form="short" /> })}
      </span>
    </span>
  );
}
