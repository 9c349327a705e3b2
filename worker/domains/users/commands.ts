/** What people change of themselves. */
import { and, eq } from "drizzle-orm";
import { planPersonWords } from "../../database/person-words.ts";
import { userSkills, users } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { commitOnce } from "../../platform/commit.ts";
import { contactDetailsIn } from "../../platform/contact-details.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planSignal } from "../../platform/signals.ts";
import type { OwnUser, UpdateUserInput } from "./contract.ts";
import { countPosted, findSkills, getUserRowById } from "./queries.ts";
import { toOwnUser } from "./views.ts";

/**
 * Changes the profile; fields left out stay.
 * @throws AppError `invalid_input` for a time zone that does not exist
 */
export async function updateProfile(ctx: Context, input: UpdateUserInput): Promise<OwnUser> {
  const actor = requireMember(ctx);
  if (input.timeZone !== undefined) requireTimeZone(input.timeZone);
  return commitOnce(ctx, async () => {
    const user = await getUserRowById(ctx, actor.id);
    const { skills, ...fields } = input;
    // Only what this command changes: ratings and records move by themselves and must not be written back.
    const columns = { ...fields, updatedAt: ctx.now, version: user.version + 1 };
    const { id } = user;
    return {
      result: toOwnUser(
        { ...user, ...columns },
        skills?.toSorted() ?? (await findSkills(ctx, id)),
        await countPosted(ctx, id),
      ),
      plan: [
        exactlyOne(
          ctx.store.db
            .update(users)
            .set(columns)
            .where(and(eq(users.id, id), eq(users.version, user.version))),
        ),
        ...(skills === undefined ? [] : planSkills(ctx, id, skills)),
        ...planSignal(ctx, {
          kind: "contact_details",
          userId: id,
          subjectId: id,
          found: input.bio === undefined || input.bio === user.bio ? [] : contactDetailsIn(input.bio),
        }),
        ...planPersonWords(ctx.store.db, { ...user, ...columns }, user),
        ...planEvent(ctx, "user.changed", { userId: id }),
      ],
    };
  });
}

function planSkills(ctx: Context, userId: string, skills: readonly string[]): Plan {
  return [
    ctx.store.db.delete(userSkills).where(eq(userSkills.userId, userId)),
    ...skills.map((skill) => ctx.store.db.insert(userSkills).values({ userId, skill })),
  ];
}

function requireTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch (cause) {
    throw new AppError("invalid_input", {
      errors: [{ path: "timeZone", message: "Use a zone such as Europe/Berlin." }],
      cause,
    });
  }
}
