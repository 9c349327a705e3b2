/** Where one story stands, and what every step of it needs: naming its writes, uploading, waiting for its rooms. */
import type { StoredFile } from "#contract/files";
import type { MessagesPage, RoomEvent } from "#contract/messages";
import { as, type Cast } from "./cast.ts";
import { waitFor } from "./client.ts";
import type { PersonKey } from "./people.ts";
import type { DemoChallenge, DemoFile, Side } from "./story.ts";

/** What has become of a story so far. */
export interface Telling {
  cast: Cast;
  demo: DemoChallenge;
  challengeId: string;
  /** Applicant → application, and the room with them once it is open. */
  applications: Map<PersonKey, { id: string; roomId: string | null }>;
  solver: PersonKey | null;
  deliveryId: string | null;
  disputeId: string | null;
  versions: number;
  /** System entries a room must have before more is said in it, so that it reads in order. */
  told: Map<string, RoomEvent[]>;
}

/** One write, named after the story's key and the step's place in it. */
export function act<Answer>(
  { cast, demo }: Telling,
  who: PersonKey,
  name: string,
  path: string,
  json: object,
  method: "POST" | "PUT" = "POST",
) {
  const idempotencyKey = `demo:${demo.key}:${name}`;
  return as<Answer>(cast, who, `${demo.key}: ${name} by ${who}`, path, { method, json, idempotencyKey });
}

/** Waits until the room with `who` tells of `event`. */
export async function toldIn(telling: Telling, who: PersonKey, event: RoomEvent): Promise<void> {
  const { cast, demo, told } = telling;
  const { roomId } = applicationOf(telling, who);
  if (roomId === null) return;
  const expected = [...(told.get(roomId) ?? []), event];
  told.set(roomId, expected);
  const wanted = expected.filter((one) => one === event).length;
  const step = `${demo.key}: "${event}" in the room with ${who}`;
  let seen = "";
  await waitFor(
    cast.copy,
    step,
    async () => {
      const { items } = await as<MessagesPage>(
        cast,
        demo.poster,
        step,
        `/conversations/${roomId}/messages?limit=100`,
        {},
      );
      const events = items.filter(({ kind }) => kind === "system").map(({ body }) => body);
      seen = events.join(", ");
      return events.filter((one) => one === event).length >= wanted ? events : null;
    },
    () => seen,
  );
}

export async function upload({ cast, demo }: Telling, who: PersonKey, { name, type, text }: DemoFile): Promise<string> {
  const path = `/files?name=${encodeURIComponent(name)}`;
  const { id } = await as<StoredFile>(cast, who, `${demo.key}: upload ${name}`, path, { body: { text, type } });
  return id;
}

export function applicationOf({ applications, demo }: Telling, who: PersonKey) {
  const application = applications.get(who);
  if (application === undefined) throw new Error(`The story of ${demo.key} speaks of ${who}, who has not applied.`);
  return application;
}

/** Who of the cast stands on a side of the story. */
export function personOn(telling: Telling, side: Side): PersonKey {
  return side === "poster" ? telling.demo.poster : solverOf(telling);
}

export function solverOf({ solver, demo }: Telling): PersonKey {
  if (solver === null) throw new Error(`Nobody is chosen at this point of the story of ${demo.key}.`);
  return solver;
}
