/** Who of the admins may decide. */
import type { UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";

/** Who pays and who is paid. */
interface Sides {
  readonly posterId: string;
  readonly solverId: string;
}

/**
 * Nobody decides about their own money, whatever their role.
 * @throws AppError `forbidden`
 */
export function requireNoSide(admin: UserActor, { posterId, solverId }: Sides): void {
  if (admin.id === posterId || admin.id === solverId) throw ownMoney();
}

/** As {@link requireNoSide}, for what one person owes. @throws AppError `forbidden` */
export function requireNotSelf(admin: UserActor, userId: string): void {
  if (admin.id === userId) throw ownMoney();
}

function ownMoney(): AppError {
  return new AppError("forbidden", { detail: "This is about your own money. Ask another admin to decide." });
}
