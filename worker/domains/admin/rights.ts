/** Who of the admins may decide, and how. */
import type { Context, UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";

/**
 * What adds up when it is decided twice is decided under a name, so that a request that is sent again is the same decision.
 * @throws AppError `invalid_input`
 */
export function requireNamed({ write }: Context): void {
  if (write !== null) return;
  const message = "Name this decision, so that sending it again is not another one.";
  throw new AppError("invalid_input", { errors: [{ path: "Idempotency-Key", message }] });
}

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
