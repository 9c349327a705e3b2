/**
 * The demo: people, challenges, conversations, money. All of it goes through the API as its users would go, with payments made on
 * the sandbox's pages, so that every row, posting, message and notification is what the product itself writes.
 *
 * It can be run again over a copy where it was interrupted: each write carries an Idempotency-Key made from the content's own key.
 */
import { assemble, type Cast, readOldNotes, WIDTH } from "./demo/cast.ts";
import { finished, openNow, underWay } from "./demo/challenges.ts";
import { inParallel } from "./demo/client.ts";
import { demoAdminEmails, people, personKeys } from "./demo/people.ts";
import { tell } from "./demo/play-story.ts";
import type { DemoChallenge } from "./demo/story.ts";
import type { SeedContext, SeedModule } from "./demo.ts";

/** Who can sign in, and what to try with each account. The start script prints them. */
export const demoAccounts = personKeys.map((key) => {
  const { email, name, about } = people[key];
  return { email, name, about };
});

/**
 * Fills an empty or half-filled copy with the demo. Takes under a minute.
 * @throws SeedError naming the step that failed
 */
export async function seed(context: SeedContext): Promise<void> {
  const { origins, tick, say } = context;
  const timed = async <Result>(words: string, work: () => Promise<Result>): Promise<Result> => {
    const began = performance.now();
    const result = await work();
    say(`  ${words} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    return result;
  };
  const cast = await timed(`${personKeys.length} people with their profiles`, () => assemble({ origins, tick }));
  await timed(`${demoAdminEmails.length} admin`, () => makeAdmins(context));
  await timed(`${finished.length} finished challenges, with payouts and reviews`, () => tellAll(cast, finished));
  await timed(`${underWay.length} challenges under way, with talk and deliveries`, () => tellAll(cast, underWay));
  await timed(`${openNow.length} open challenges and drafts`, () => tellAll(cast, openNow));
  await timed("inboxes read", () => readOldNotes(cast));
}

function tellAll(cast: Cast, challenges: readonly DemoChallenge[]): Promise<void> {
  return inParallel(WIDTH, challenges, (challenge) => tell(cast, challenge));
}

/** Roles are given by the database alone: no request can make an admin. */
async function makeAdmins({ inRecord }: SeedContext): Promise<void> {
  const emails = demoAdminEmails.map((email) => `'${email.replaceAll("'", "''")}'`).join(", ");
  await inRecord(`update users set role = 'admin' where email in (${emails})`);
}

({ seed }) satisfies SeedModule;
