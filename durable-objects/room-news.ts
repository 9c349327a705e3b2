/** What a room's log says to one person's inbox. Pure reads. */
import type { RoomLog } from "./room-log.ts";
import type { Place } from "./stubs.ts";
import type { RoomNews } from "./user-inbox.ts";

/** Null for whoever is no member. */
export function newsFor(log: RoomLog, user: string): RoomNews | null {
  const member = log.members.get(user);
  const { place, last, lastEntry, n } = log;
  if (member === undefined || place === null) return null;
  return {
    room: { id: place.id, jurisdiction: place.jurisdiction },
    last: lastEntry,
    lastSeq: last,
    lastN: n,
    readSeq: member.read,
    readN: log.countAt(member.read),
    mentions: log.mentions(user),
    mutedUntil: member.muted,
  };
}

/** For somebody who is no longer in: nothing here is unread, and nothing said here is theirs to read. */
export function nothingLeft({ last, n }: RoomLog, { id, jurisdiction }: Place): RoomNews {
  const read = { readSeq: last, readN: n, mentions: 0, mutedUntil: null };
  return { room: { id, jurisdiction }, last: null, lastSeq: last, lastN: n, ...read };
}
