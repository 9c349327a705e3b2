/** What people show of their work: adding, changing, putting in order, taking away. */
import { and, eq, sql } from "drizzle-orm";
import { challenges, files, type WorkRow, works } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { commitOnce } from "../../platform/commit.ts";
import { contactDetailsIn } from "../../platform/contact-details.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { FieldMessage } from "../../platform/field-messages.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planSignal } from "../../platform/signals.ts";
import { planTurn } from "../../platform/turns.ts";
import { planAttachFiles } from "../files/commands.ts";
import { inlineImageTypes } from "../files/contract.ts";
import { type AddWorkInput, type ChangeWorkInput, type Work, workLimits } from "./contract.ts";
import { findWorkRows, findWorks, getWorkRow } from "./queries.ts";
import { toWork } from "./views.ts";

/** Adds a work behind the others. @throws AppError `works_full`, `invalid_input`, `file_not_usable` */
export async function addWork(ctx: Context, { pictureId, ...input }: AddWorkInput): Promise<Work> {
  const { id: userId } = requireMember(ctx);
  return commitOnce(ctx, async () => {
    const { db } = ctx.store;
    const others = await findWorkRows(ctx, userId);
    if (others.length >= workLimits.works) throw new AppError("works_full");
    const challenge = input.challengeId === null ? null : await getSolved(ctx, userId, input.challengeId, others);
    const place = (others.at(-1)?.place ?? 0) + 1;
    const row: WorkRow = { ...input, id: newId("work"), userId, place, createdAt: ctx.now, updatedAt: ctx.now };
    const picture = await planPicture(ctx, row, pictureId);
    // Of several that are added in the same moment, each counted without the others: whichever is one too many is decided anew.
    const isWithinLimit = sql`(select count(*) from ${works} where ${eq(works.userId, userId)}) <= ${workLimits.works}`;
    return {
      result: toWork(row, challenge, picture.file),
      plan: [
        ...planTurn(ctx, userId),
        // The same challenge twice is a lost race as well, and is told by its name the second time.
        exactlyOne(db.insert(works).values(row).onConflictDoNothing()),
        exactlyOne(
          db
            .update(works)
            .set({ updatedAt: ctx.now })
            .where(and(eq(works.id, row.id), isWithinLimit)),
        ),
        ...picture.plan,
        ...planChanged(ctx, row),
      ],
    };
  });
}

/** Fields left out stay. @throws AppError `not_found`, `file_not_usable` */
export async function changeWork(ctx: Context, workId: string, input: ChangeWorkInput): Promise<Work> {
  const { id: userId } = requireMember(ctx);
  await getWorkRow(ctx, workId, userId);
  return commitOnce(ctx, async () => {
    const { pictureId, place, ...columns } = input;
    const before = await getWorkRow(ctx, workId, userId);
    const [shown] = await findWorks(ctx, eq(works.id, workId));
    const row = { ...before, ...columns, updatedAt: ctx.now };
    const picture = pictureId === undefined ? null : await planPicture(ctx, row, pictureId);
    return {
      result: toWork(row, shown?.challenge ?? null, picture === null ? (shown?.picture ?? null) : picture.file),
      plan: [
        exactlyOne(
          ctx.store.db
            .update(works)
            .set({ ...columns, updatedAt: ctx.now })
            .where(and(eq(works.id, workId), eq(works.userId, userId))),
        ),
        ...(picture?.plan ?? []),
        ...(place === undefined ? [] : planOrder(ctx, await findWorkRows(ctx, userId), workId, place)),
        ...planChanged(ctx, row),
      ],
    };
  });
}

/** @throws AppError `not_found` */
export async function dropWork(ctx: Context, workId: string): Promise<Work> {
  const { id: userId } = requireMember(ctx);
  return commitOnce(ctx, async () => {
    const row = await getWorkRow(ctx, workId, userId);
    const [shown] = await findWorks(ctx, eq(works.id, workId));
    return {
      result: toWork(row, shown?.challenge ?? null, shown?.picture ?? null),
      plan: [
        planDetachPicture(ctx, workId),
        exactlyOne(ctx.store.db.delete(works).where(and(eq(works.id, workId), eq(works.userId, userId)))),
        ...planEvent(ctx, "user.changed", { userId }),
      ],
    };
  });
}

/** Only what everybody may read and what was approved: nobody shows another's brief that was not public, or work that was not taken. */
async function getSolved(ctx: Context, userId: string, challengeId: string, others: readonly WorkRow[]) {
  const challenge = await ctx.store.db.query.challenges.findFirst({ where: eq(challenges.id, challengeId) });
  const isShown = others.some((other) => other.challengeId === challengeId);
  if (challenge?.solverId !== userId || challenge.state !== "completed" || challenge.takenDownAt !== null || isShown) {
    const message: FieldMessage = isShown
      ? "You show this challenge already."
      : "Choose a completed challenge that you solved.";
    throw new AppError("invalid_input", { errors: [{ path: "challengeId", message }] });
  }
  return challenge;
}

/** Takes the picture that was there away, and gives the work the new one. A file without a place is forgotten (retention.ts). */
async function planPicture(ctx: Context, { id, userId }: WorkRow, pictureId: string | null) {
  const detach = planDetachPicture(ctx, id);
  if (pictureId === null) return { file: null, plan: [detach] };
  const current = await ctx.store.db.query.files.findFirst({
    where: and(eq(files.id, pictureId), eq(files.workId, id)),
  });
  if (current !== undefined) return { file: current, plan: [] };
  const { attached, plan } = await planAttachFiles(ctx, userId, [pictureId], { workId: id });
  const file = attached[0] ?? null;
  if (!inlineImageTypes.some((type) => type === file?.type)) {
    throw new AppError("invalid_input", {
      errors: [{ path: "pictureId", message: "Choose a picture: PNG, JPEG, GIF or WebP." }],
    });
  }
  return { file, plan: [detach, ...plan] };
}

function planDetachPicture(ctx: Context, workId: string): Plan[number] {
  return ctx.store.db.update(files).set({ workId: null }).where(eq(files.workId, workId));
}

/** Two who put things in order at once: whoever read an order that is no more decides anew. */
function planOrder(ctx: Context, rows: readonly WorkRow[], workId: string, place: number): Plan {
  const moved = rows.filter(({ id }) => id === workId);
  const order = rows.filter(({ id }) => id !== workId).toSpliced(place - 1, 0, ...moved);
  return order.flatMap((row, index) =>
    row.place === index + 1
      ? []
      : [
          exactlyOne(
            ctx.store.db
              .update(works)
              .set({ place: index + 1 })
              .where(and(eq(works.id, row.id), eq(works.place, row.place))),
          ),
        ],
  );
}

function planChanged(ctx: Context, { userId, title, description }: WorkRow): Plan {
  const found = contactDetailsIn(`${title}\n${description}`);
  return [
    ...planSignal(ctx, { kind: "contact_details", userId, subjectId: userId, found }),
    ...planEvent(ctx, "user.changed", { userId }),
  ];
}
