/**
 * Words that may not stand are taken out of what somebody wrote, for good: an address, somebody's name, what the law forbids. What they were
 * is kept nowhere but in what somebody reported before (reports.evidence). Messages are blanked whole (messages/room-changes.ts). Of a work
 * its picture goes, too: nothing of a picture can be taken out.
 */
import { and, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import {
  applications,
  type ChallengeRow,
  challenges,
  conversationMembers,
  files,
  holds,
  idempotencyKeys,
  reviews,
  works,
} from "../../database/schema.ts";
import { indexedFields } from "../../database/search-index.ts";
import { planForgetUnused } from "../../database/search-words.ts";
import { exactlyOne, type Plan, type Statement } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireAdmin } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { planEvent } from "../../platform/outbox.ts";
import { present } from "../admin/deciding.ts";
import { planApplicationChange } from "../applications/commands.ts";
import { changed, planChange, planPublished } from "../challenges/commands.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { slugFrom } from "../challenges/slug.ts";
import type { Redacted, RedactInput } from "./contract.ts";

/** What stands where words were, in every language. */
export const redactionMark = "[…]";

type Kind = Redacted["kind"];

/** What somebody wrote: whose it is, where it is shown, and how its texts are written anew. */
interface Written {
  ownerId: string;
  /** Whom else it concerns: those it was written to or about. */
  othersIds: readonly string[];
  facts: { challengeId?: string; conversationId?: string };
  texts: Readonly<Record<string, string | null>>;
  rewrite(texts: Readonly<Record<string, string | null>>): Plan;
  /** The file that is its picture, where it may have one. */
  pictureId?: string | null;
}

const readers: Readonly<Record<Kind, (ctx: Context, id: string) => Promise<Written>>> = {
  challenge: readChallenge,
  application: readApplication,
  review: readReview,
  work: readWork,
  file: readFile,
};

const kindOf: Readonly<Record<string, Kind>> = {
  chl: "challenge",
  app: "application",
  rev: "review",
  wrk: "work",
  fil: "file",
};

/**
 * Takes words out wherever they stand in it, in capitals or not, and a work's picture. Whose it is hears that; the reason is the
 * moderators' own.
 * @throws AppError `not_found`, `forbidden` for one's own and what was written to or about oneself, `wrong_state` for the name of a file that
 * was delivered or is evidence, `invalid_input` when the words do not stand there, or there is no picture
 */
export async function redactWords(ctx: Context, { id, words, picture, reason }: RedactInput): Promise<Redacted> {
  const admin = requireAdmin(ctx);
  const kind = kindOf[id.slice(0, 3)];
  if (kind === undefined) throw new AppError("not_found");
  const redacted = await commitOnce(ctx, async () => {
    const written = await readers[kind](ctx, id);
    const concerned = [written.ownerId, ...written.othersIds];
    if (concerned.includes(admin.id)) throw new AppError("forbidden");
    const { texts, places } = words === null ? { texts: written.texts, places: 0 } : without(written.texts, words);
    if (words !== null && places === 0) {
      throw new AppError("invalid_input", {
        errors: [{ path: "words", message: "These words do not stand there." }],
      });
    }
    const pictureId = picture ? (written.pictureId ?? null) : null;
    if (picture && pictureId === null) {
      throw new AppError("invalid_input", { errors: [{ path: "picture", message: "There is no picture." }] });
    }
    return {
      result: { id, kind, places, pictureId },
      plan: [
        ...(places === 0 ? [] : written.rewrite(texts)),
        ...(pictureId === null ? [] : planRejectPicture(ctx, id, pictureId)),
        // Answers that are kept for a repeated request hold what was written, also those that others were given.
        ctx.store.db
          .delete(idempotencyKeys)
          .where(
            and(
              inArray(idempotencyKeys.actorId, concerned),
              sql`cast(${idempotencyKeys.result} as text) like ${`%${id}%`}`,
            ),
          ),
        ...planAudit(ctx, "words.redacted", id, { kind, places, pictureId, reason }),
        ...planEvent(ctx, "words.redacted", {
          ...written.facts,
          userId: written.ownerId,
          reason: kind,
        }),
      ],
    };
  });
  // Nobody may read it from here on, whether or not its bytes go now: what is left of it goes as other files of nothing (retention.ts).
  if (redacted.pictureId !== null) await ctx.env.FILES.delete(redacted.pictureId);
  return redacted;
}

function without(texts: Written["texts"], words: string): { texts: Written["texts"]; places: number } {
  const found = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "giu");
  let places = 0;
  const replaced = Object.entries(texts).map(([name, text]) => {
    places += text?.match(found)?.length ?? 0;
    return [name, text === null ? null : text.replace(found, redactionMark)] as const;
  });
  return { texts: Object.fromEntries(replaced), places };
}

async function readChallenge(ctx: Context, id: string): Promise<Written> {
  const challenge = await present(ctx.store.db.query.challenges.findFirst({ where: eq(challenges.id, id) }));
  const { posterId, solverId, title, summary, brief, place, cancelNote } = challenge;
  return {
    ownerId: posterId,
    othersIds: solverId === null ? [] : [solverId],
    facts: { challengeId: id },
    texts: { title, summary, brief, place, cancelNote },
    rewrite: (texts) => {
      // Its address is made of the title.
      const slug = texts.title === title ? challenge.slug : slugFrom(texts.title ?? "", id);
      const next = changed(ctx, challenge, { ...challenge, ...texts, slug });
      return [
        ...planChange(ctx, { challenge }, next),
        ...(next.state === "open" ? planPublished(ctx, next) : []),
        ...planForgetUnused(ctx.store.db, goneWords(challenge, next)),
        planForgetLines(ctx, id),
      ];
    },
  };
}

/** What pages to pay said that nobody can have open any more; who follows the redaction closes one that is (engagements/checkout-consumer.ts). */
function planForgetLines(ctx: Context, challengeId: string): Statement {
  const over = or(isNull(holds.checkoutExpiresAt), lt(holds.checkoutExpiresAt, ctx.now));
  return ctx.store.db
    .update(holds)
    .set({ checkoutLine: null })
    .where(
      and(eq(holds.challengeId, challengeId), isNotNull(holds.checkoutLine), ne(holds.state, "checkout_open"), over),
    );
}

/** What the search knew of a challenge and knows no longer. */
function goneWords(before: ChallengeRow, after: Omit<ChallengeRow, "seq">): string[] {
  const left = new Set(indexedFields(after).flat());
  return indexedFields(before)
    .flat()
    .filter((word) => !left.has(word));
}

async function readApplication(ctx: Context, id: string): Promise<Written> {
  const application = await present(ctx.store.db.query.applications.findFirst({ where: eq(applications.id, id) }));
  const { applicantId, challengeId, coverLetter, agentUse } = application;
  const { posterId } = await getChallengeRow(ctx, challengeId);
  return {
    ownerId: applicantId,
    othersIds: [posterId],
    facts: { challengeId },
    texts: { coverLetter, agentUse },
    rewrite: (texts) => planApplicationChange(ctx, application, texts),
  };
}

async function readReview(ctx: Context, id: string): Promise<Written> {
  const { authorId, subjectId, challengeId, text } = await present(
    ctx.store.db.query.reviews.findFirst({ where: eq(reviews.id, id) }),
  );
  const asRead = and(eq(reviews.id, id), eq(reviews.text, text));
  return {
    ownerId: authorId,
    othersIds: [subjectId],
    facts: { challengeId },
    texts: { text },
    rewrite: (texts) => [
      exactlyOne(
        ctx.store.db
          .update(reviews)
          .set({ text: texts.text ?? "" })
          .where(asRead),
      ),
    ],
  };
}

/** Its address goes whole: with a part of it taken out it leads nowhere. */
async function readWork(ctx: Context, id: string): Promise<Written> {
  const work = await present(ctx.store.db.query.works.findFirst({ where: eq(works.id, id) }));
  const picture = await ctx.store.db.query.files.findFirst({
    where: and(eq(files.workId, id), eq(files.state, "clean")),
    columns: { id: true },
  });
  const { userId, title, description, url, updatedAt } = work;
  return {
    ownerId: userId,
    othersIds: [],
    facts: {},
    texts: { title, description, url },
    rewrite: (texts) => [
      exactlyOne(
        ctx.store.db
          .update(works)
          .set({
            title: texts.title ?? "",
            description: texts.description ?? "",
            url: texts.url === url ? url : null,
            updatedAt: Math.max(ctx.now, updatedAt + 1),
          })
          .where(and(eq(works.id, id), eq(works.updatedAt, updatedAt))),
      ),
    ],
    pictureId: picture?.id ?? null,
  };
}

/** As it was read: another picture that took its place meanwhile is another decision. */
function planRejectPicture(ctx: Context, workId: string, pictureId: string): Plan {
  const asRead = and(eq(files.id, pictureId), eq(files.workId, workId), eq(files.state, "clean"));
  return [exactlyOne(ctx.store.db.update(files).set({ state: "rejected", workId: null }).where(asRead))];
}

async function readFile(ctx: Context, id: string): Promise<Written> {
  const { ownerId, conversationId, deliveryId, disputeId, name } = await present(
    ctx.store.db.query.files.findFirst({ where: eq(files.id, id) }),
  );
  // What was delivered, or is evidence, stays as it was (docs/PROTECTION.md).
  if (deliveryId !== null || disputeId !== null) throw new AppError("wrong_state");
  const own = and(
    eq(conversationMembers.conversationId, conversationId ?? ""),
    eq(conversationMembers.userId, ctx.actor?.id ?? ""),
  );
  if ((await ctx.store.db.$count(conversationMembers, own)) > 0) throw new AppError("forbidden");
  return {
    ownerId,
    othersIds: [],
    facts: conversationId === null ? {} : { conversationId },
    texts: { name },
    rewrite: (texts) => [
      exactlyOne(
        ctx.store.db
          .update(files)
          .set({ name: texts.name ?? "" })
          .where(and(eq(files.id, id), eq(files.name, name))),
      ),
    ],
  };
}
