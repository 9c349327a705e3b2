/** How a lifecycle table is read: one verb, from which states, by whom, to where. Pure. */
import { AppError, type ErrorCode } from "./errors.ts";

export interface Verb<State extends string, Party extends string> {
  readonly from: readonly State[];
  /** Without it the state stays as it is. */
  readonly to?: State;
  readonly by: readonly Party[];
  /** The code of the rule that a wrong state breaks; default `wrong_state`. */
  readonly refusal?: ErrorCode;
}

export type Lifecycle<State extends string, Party extends string> = Readonly<Record<string, Verb<State, Party>>>;

/**
 * The state after `verb`.
 * @throws AppError `forbidden` when this party may never do it; the verb's refusal when the state does not allow it
 */
export function move<State extends string, Party extends string>(
  verb: Verb<State, Party>,
  state: State,
  party: Party,
): State {
  if (!verb.by.includes(party)) throw new AppError("forbidden");
  if (!verb.from.includes(state)) {
    const code = verb.refusal ?? "wrong_state";
    throw new AppError(
      code,
      code === "wrong_state" ? { detail: `This cannot be done while the state is ${state.replace("_", " ")}.` } : {},
    );
  }
  return verb.to ?? state;
}

/** Whether {@link move} would do it: what pages offer. */
export function allows<State extends string, Party extends string>(
  verb: Verb<State, Party>,
  state: State,
  party: Party,
): boolean {
  return verb.by.includes(party) && verb.from.includes(state);
}
