/** Who is there and which rooms they share: the same people, rooms and session tokens for every peer. */
import { mintSessionToken } from "../sandbox/clerk/tokens.ts";
import { newId } from "../worker/platform/ids.ts";

/** The product's origin that tokens are made for; nothing listens there under this name. */
export const appOrigin = "http://localhost:20200";

/** Rooms of two, and one room of many. */
export const pairs = 200;
export const crowd = 100;

export interface Person {
  id: string;
  subject: string;
  session: string;
  /** A session token, good for a day. */
  token: string;
}

export interface Room {
  id: string;
  /** Places in `people`. */
  members: number[];
}

export interface World {
  people: Person[];
  /** Person 2i and person 2i + 1 share room i. */
  pairRooms: Room[];
  /** The first hundred people. */
  crowdRoom: Room;
}

export async function makeWorld(): Promise<World> {
  const people = await Promise.all(Array.from({ length: 2 * pairs }, (_, i) => makePerson(i)));
  const pairRooms = Array.from({ length: pairs }, (_, i) => ({
    id: newId("conversation"),
    members: [2 * i, 2 * i + 1],
  }));
  const crowdRoom = { id: newId("conversation"), members: Array.from({ length: crowd }, (_, i) => i) };
  return { people, pairRooms, crowdRoom };
}

async function makePerson(i: number): Promise<Person> {
  const subject = `user_bench${i}`;
  const session = `sess_bench${i}`;
  const nowMs = Date.now();
  const token = await mintSessionToken(
    { sessionId: session, userId: subject, email: emailOf(subject), name: nameOf(i), signedInAt: nowMs },
    { appOrigin, nowMs, ttlSeconds: 86_400 },
  );
  return { id: newId("user"), subject, session, token };
}

export function nameOf(i: number): string {
  return `Person ${i}`;
}

export function emailOf(subject: string): string {
  return `${subject}@example.com`;
}
