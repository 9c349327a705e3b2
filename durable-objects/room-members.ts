/** Who is in a room, as the record said last, and how far each has read. What changed is written down with the room's next write. */
import type { MemberRole } from "#contract/messages";
import type { MemberPlace } from "./sockets.ts";

export interface Member {
  role: MemberRole;
  jurisdiction: string | null;
  /** The newest seq when they came; -1: not written down yet. */
  joined: number;
  /** How far they have read: the greater of what they said and their own newest message. */
  read: number;
  /** What of it is on disk. */
  stored: number;
  /** ms, or null: not muted. */
  muted: number | null;
}

interface MemberRow extends Record<string, SqlStorageValue> {
  user: string;
  role: MemberRole;
  jurisdiction: string | null;
  joined_seq: number;
  read_seq: number;
  muted: number | null;
}

/** Runs one statement and counts the rows it writes. */
export type Write = (statement: string, ...values: SqlStorageValue[]) => void;

export class RoomMembers {
  readonly all = new Map<string, Member>();
  readonly #gone = new Set<string>();

  /** @param newestOf seq of somebody's newest message: writing is reading up to there */
  wake(sql: SqlStorage, newestOf: (user: string) => number): void {
    for (const { user, role, jurisdiction, joined_seq, read_seq, muted } of sql.exec<MemberRow>(
      "select * from member",
    )) {
      const read = Math.max(read_seq, newestOf(user));
      this.all.set(user, { role, jurisdiction, joined: joined_seq, stored: read_seq, muted, read });
    }
  }

  /** Who is here by the record. */
  meet(members: readonly MemberPlace[]): void {
    const now = new Set(members.map((member) => member.user));
    for (const user of this.all.keys()) {
      if (!now.has(user) && this.all.delete(user)) this.#gone.add(user);
    }
    for (const { user, role, jurisdiction } of members) {
      const known = this.all.get(user);
      if (known === undefined) this.all.set(user, { role, jurisdiction, joined: -1, read: 0, stored: 0, muted: null });
    }
  }

  /** Whether the record's newest word is not on disk yet. */
  get hasNews(): boolean {
    return this.#gone.size > 0 || [...this.all.values()].some((member) => member.joined < 0);
  }

  /** Writes down who came and who went. A newcomer has nothing unread: `last` is the newest seq. */
  settle(write: Write, last: number): void {
    for (const user of this.#gone) write("delete from member where user = ?", user);
    this.#gone.clear();
    for (const [user, member] of this.all) {
      if (member.joined >= 0) continue;
      member.joined = last;
      member.read = last;
      this.store(write, user, member);
    }
  }

  store(write: Write, user: string, member: Member): void {
    const { role, jurisdiction, joined, read, muted } = member;
    write("insert or replace into member values (?, ?, ?, ?, ?, ?)", user, role, jurisdiction, joined, read, muted);
    member.stored = read;
  }
}
