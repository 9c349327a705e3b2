/**
 * The one exception to "nothing is rewritten": a moderator's redaction and an erasure blank what is stored. The entry that says so is
 * written in the same transaction, so that everybody who holds the words hears that they are gone.
 */
import type { EntryExtra } from "./room-log.ts";
import type { Write } from "./room-members.ts";

/** Blanks one entry, and the edits that carried its later words. */
export function blankEntry(write: Write, seq: number, at: string): void {
  const mark = JSON.stringify({ redactedAt: at });
  write("update msg set body = '', data = ? where seq = ? and kind in ('text', 'file')", mark, seq);
  write("update msg set body = '' where kind = 'edit' and seq in (select seq from change where target = ?)", seq);
}

/** What a tombstone is called (auth/identities.ts). */
const nobody = "Deleted member";

/** Blanks everything one person said, what they wrote beside an event of the challenge, and their name where a line tells who came or went. */
export function blankAuthor(write: Write, author: string, at: string): void {
  const mark = JSON.stringify({ redactedAt: at });
  write("update msg set body = '', data = ? where author = ? and kind in ('text', 'file')", mark, author);
  write("update msg set body = '' where author = ? and kind = 'edit'", author);
  write(
    `update msg set data = json_remove(data, '$.data.note', '$.data.feedback')
     where kind = 'system' and json_extract(data, '$.data.actorId') = ?`,
    author,
  );
  write(
    `update msg set data = json_replace(data, '$.data.name', ?)
     where kind = 'system' and json_extract(data, '$.data.userId') = ?`,
    nobody,
    author,
  );
}

/** What the record calls them now. */
export interface NewNames {
  challenge?: { title: string; slug: string };
  files?: readonly { id: string; name: string }[];
}

/** Entries that say the title of the challenge, or the name of a file, say it as it is now. */
export function rename(sql: SqlStorage, write: Write, { challenge, files = [] }: NewNames): void {
  if (challenge !== undefined) {
    write(
      "update msg set data = json_replace(data, '$.data.title', ?, '$.data.slug', ?) where kind = 'system'",
      challenge.title,
      challenge.slug,
    );
  }
  const names = new Map(files.map(({ id, name }) => [id, name]));
  const rows = names.size === 0 ? [] : sql.exec<{ seq: number; data: string }>(withFiles).toArray();
  for (const { seq, data } of rows) {
    const extra = JSON.parse(data) as EntryExtra; // written by this object alone
    const named = extra.files?.map((file) => ({ ...file, name: names.get(file.id) ?? file.name }));
    const next = JSON.stringify({ ...extra, files: named });
    if (next !== data) write("update msg set data = ? where seq = ?", next, seq);
  }
}

const withFiles = "select seq, data from msg where kind = 'file' and data is not null";
