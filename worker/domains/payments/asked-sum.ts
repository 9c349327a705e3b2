/** A sum that an admin asks for, and the most that it may be. */
import { AppError } from "../../platform/errors.ts";
import type { FieldMessage } from "../../platform/field-messages.ts";
import { type Money, plainAmount, stepProblem } from "../../platform/money.ts";

/**
 * @param anyStep for what may have come to be of any amount, such as a debt; what is sent is a sum of its currency
 * @throws AppError `invalid_input` naming the most
 */
export function requireSum({ amountMinor, currency }: Money, most: Money, { anyStep = false } = {}): void {
  if (currency !== most.currency) refuseSum(`This is in ${most.currency}.`);
  if (amountMinor > most.amountMinor) refuseSum(`This can be ${plainAmount(most.amountMinor, currency)} at most.`);
  const problem = anyStep ? null : stepProblem(amountMinor, currency);
  if (problem !== null) refuseSum(problem);
}

function refuseSum(message: FieldMessage): never {
  throw new AppError("invalid_input", { errors: [{ path: "amount", message }] });
}
