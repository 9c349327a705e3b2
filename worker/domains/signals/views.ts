/** Signals as answers show them. Pure. */
import type { ChallengeRow, HoldRow, SignalRow, UserRow } from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import { toPerson } from "../users/views.ts";
import type { Signal } from "./contract.ts";

/** A signal, whom it is about, and what it happened at. */
export interface FoundSignal {
  signal: SignalRow;
  person: UserRow;
  challenge: Pick<ChallengeRow, "id" | "slug" | "title"> | null;
  poster: UserRow | null;
  hold: Pick<HoldRow, "id" | "challengeId" | "signalId"> | null;
}

export function toSignal({ signal, person, challenge, poster, hold }: FoundSignal): Signal {
  const { id, kind, subjectId, found, state, outcome, note, createdAt, settledAt } = signal;
  return {
    id,
    kind,
    about: toPerson(person),
    subjectId,
    challenge:
      challenge === null || poster === null
        ? null
        : { id: challenge.id, slug: challenge.slug, title: challenge.title, poster: toPerson(poster) },
    payoutsWait: hold?.signalId === id,
    found,
    state,
    outcome,
    note,
    createdAt: iso(createdAt),
    settledAt: isoOrNull(settledAt),
  };
}
