/** Signals as answers show them. Pure. */
import type { SignalRow, UserRow } from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import { toPerson } from "../users/views.ts";
import type { Signal } from "./contract.ts";

export interface SignalWithPerson {
  signal: SignalRow;
  person: UserRow;
}

export function toSignal({ signal, person }: SignalWithPerson): Signal {
  const { id, kind, subjectId, found, state, note, createdAt, settledAt } = signal;
  return {
    id,
    kind,
    about: toPerson(person),
    subjectId,
    found,
    state,
    note,
    createdAt: iso(createdAt),
    settledAt: isoOrNull(settledAt),
  };
}
