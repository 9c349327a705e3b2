/** Challenges as lists show them. A page carries its data once more for the browser: what no row shows would only make it heavier. */
import type { ChallengeSearch, ChallengeSummary, Listed } from "./types.ts";

/** Skills that a row has room for. */
const skillsShown = 4;

export function toListed(challenge: ChallengeSummary | ChallengeSearch["items"][number]): Listed {
  const { slug, state, title, summary, skills, place, applicationCount, reward, applicationDeadline, poster } =
    challenge;
  return {
    slug,
    state,
    title,
    summary,
    skills: skills.slice(0, skillsShown),
    place,
    applicationCount,
    reward,
    applicationDeadline,
    poster: { name: poster.name, paidAsPoster: poster.paidAsPoster },
    ...("highlights" in challenge && isMarked(challenge.highlights) ? { highlights: challenge.highlights } : {}),
  };
}

function isMarked({ title, summary }: NonNullable<Listed["highlights"]>): boolean {
  return title.length + summary.length > 0;
}
