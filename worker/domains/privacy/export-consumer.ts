/**
 * Makes the archive of an export: the record's files, each conversation, each uploaded file. It may take minutes, so it keeps its lease
 * and says how far it is. A try that breaks off leaves nothing, and the next begins anew under the same name.
 */
import { and, eq, ne } from "drizzle-orm";
import { type AccountExportRow, accountExports } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { dayMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type Consume, committed, type Job, planEvent, planKeepLease } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { conversationIdsOf, exportMessages } from "../messages/privacy.ts";
import { type ArchiveFile, storeArchive } from "./archive.ts";
import { asText, findOwnFiles, recordFiles } from "./contents.ts";
import { exportLimits } from "./contract.ts";

export const exportConsumer: Consume = async (ctx, job) => {
  if (job.topic !== "export.requested") return acted;
  const row = await ctx.store.db.query.accountExports.findFirst({
    where: and(eq(accountExports.userId, job.facts.userId ?? ""), ne(accountExports.state, "ready")),
  });
  if (row === undefined) return acted;
  const progress = new Progress(ctx, job, row);
  const size = await storeArchive(ctx.env.FILES, row.id, archiveOf(ctx, row.userId, progress));
  // The clock, not the start of this job: making it may have taken long.
  const readyAt = Date.now();
  await commit(ctx, [
    exactlyOne(
      ctx.store.db
        .update(accountExports)
        .set({
          ...progress.parts,
          state: "ready",
          size,
          readyAt,
          expiresAt: readyAt + policy.exportKeptDays * dayMs,
        })
        .where(and(eq(accountExports.id, row.id), ne(accountExports.state, "ready"))),
    ),
    ...planEvent(ctx, "export.ready", { userId: row.userId }),
    ...job.planDone,
  ]);
  return committed;
};

/** How far it is; written now and then, together with a longer lease. */
class Progress {
  readonly parts = { doneParts: 0, totalParts: 0 };
  readonly #ctx: Context;
  readonly #job: Job;
  readonly #row: AccountExportRow;
  #toldAt = 0;

  constructor(ctx: Context, job: Job, row: AccountExportRow) {
    this.#ctx = ctx;
    this.#job = job;
    this.#row = row;
  }

  begin(totalParts: number): Promise<void> {
    this.parts.totalParts = totalParts;
    return this.#tell(Date.now());
  }

  async advance(): Promise<void> {
    this.parts.doneParts += 1;
    const now = Date.now();
    if (now - this.#toldAt >= exportLimits.progressEveryMs) await this.#tell(now);
  }

  async #tell(now: number): Promise<void> {
    this.#toldAt = now;
    const told: Plan = [
      this.#ctx.store.db
        .update(accountExports)
        .set({ ...this.parts, state: "building" })
        .where(and(eq(accountExports.id, this.#row.id), ne(accountExports.state, "ready"))),
    ];
    await commit(this.#ctx, [...told, ...planKeepLease(this.#ctx, this.#job.outboxId, now)]);
  }
}

async function* archiveOf(ctx: Context, userId: string, progress: Progress): AsyncGenerator<ArchiveFile> {
  const [conversationIds, files] = await Promise.all([conversationIdsOf(ctx, userId), findOwnFiles(ctx, userId)]);
  const parts = Object.entries(recordFiles);
  await progress.begin(1 + parts.length + conversationIds.length + files.length);
  const lastModified = new Date(ctx.now);
  yield { name: "README.txt", input: introduction, lastModified };
  for (const [name, read] of parts) {
    await progress.advance();
    yield { name, input: asText(await read(ctx, userId)), lastModified };
  }
  for await (const conversation of exportMessages(ctx, userId)) {
    await progress.advance();
    yield { name: `conversations/${conversation.id}.json`, input: asText(conversation), lastModified };
  }
  for (const file of files) {
    await progress.advance();
    const object = await ctx.env.FILES.get(file.id);
    // Taken back meanwhile.
    if (object === null) continue;
    // By its id first: names may come twice.
    const name = `files/${file.id}-${file.name}`;
    yield { name, input: object.body, lastModified: new Date(file.createdAt) };
  }
  await progress.advance();
}

const introduction = `This is everything OpenChance has of you.

account.json        your profile, sign-ins, payout account, whom you blocked
challenges.json     challenges you posted, drafts too
applications.json   applications you made, and your notes on others' applications to your challenges
work.json           what you delivered, your disputes and your proposals to end work
money.json          rewards held, paid out and sent back
reviews.json        reviews by you, and published ones about you
reports.json        what you reported
notifications.json  what you were told, and how you want to be told
saved-searches.json searches you saved
webhooks.json       addresses of your programs that are told of events, and what they were told
activity.json       what you did here, as our record of changes has it
conversations/      one file each; of one you left, what you said yourself
files/              what you uploaded, by id and name

Sums are integers of the currency's smallest unit. Times are UTC. Card and bank details are at Stripe and never reached us; your sign-in is
at Clerk. How long each kind of data is kept stands in docs/PRIVACY.md of the project and on the page /privacy.
`;
