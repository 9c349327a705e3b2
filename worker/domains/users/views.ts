/** People as answers show them, made from rows. Pure. */
import { type UserRow, users } from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import type { OwnUser, Person, User } from "./contract.ts";

/** The columns that {@link toPerson} needs. */
export const personColumns = {
  id: users.id,
  handle: users.handle,
  name: users.name,
  country: users.country,
  ratingSum: users.ratingSum,
  ratingCount: users.ratingCount,
};

export type PersonRow = Pick<UserRow, keyof typeof personColumns>;

/** What stands beside a challenge, a message or a review. */
export function toPerson(user: PersonRow): Person {
  const { id, handle, name, country, ratingSum, ratingCount } = user;
  const average = ratingCount === 0 ? null : Math.round((ratingSum / ratingCount) * 10) / 10;
  return { id, handle, name, country, rating: { average, count: ratingCount } };
}

/** @param posted challenges of this person that are not drafts */
export function toUser(user: UserRow, skills: string[], posted: number): User {
  return {
    ...toPerson(user),
    bio: user.bio,
    skills,
    role: user.role,
    memberSince: iso(user.createdAt),
    record: { posted, paidAsPoster: user.paidAsPoster, completedAsSolver: user.completedAsSolver },
  };
}

export function toOwnUser(user: UserRow, skills: string[], posted: number): OwnUser {
  return {
    ...toUser(user, skills, posted),
    email: user.email,
    state: user.state,
    locale: user.locale,
    timeZone: user.timeZone,
  };
}
