/** Letters that were sent before. Sending one around is no offence by itself: it costs double, and a moderator may look. */
import { and, desc, eq, ne } from "drizzle-orm";
import { applications } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import { copiesOf } from "../../platform/likeness.ts";

/** Letters looked at: one's own last ones, and the last of others to the same challenge. */
const looksAt = { own: 20, others: 50 } as const;

/** Ids of applications whose letter this one was made from, or the other way round. */
export async function findCopies(
  ctx: Context,
  letter: { applicantId: string; challengeId: string; text: string },
): Promise<string[]> {
  const { query } = ctx.store.db;
  const columns = { id: true, coverLetter: true } as const;
  const [own, others] = await Promise.all([
    query.applications.findMany({
      where: eq(applications.applicantId, letter.applicantId),
      columns,
      orderBy: desc(applications.seq),
      limit: looksAt.own,
    }),
    query.applications.findMany({
      where: and(eq(applications.challengeId, letter.challengeId), ne(applications.applicantId, letter.applicantId)),
      columns,
      orderBy: desc(applications.seq),
      limit: looksAt.others,
    }),
  ]);
  const isCopy = copiesOf(letter.text);
  return [...own, ...others].filter(({ coverLetter }) => isCopy(coverLetter)).map(({ id }) => id);
}
