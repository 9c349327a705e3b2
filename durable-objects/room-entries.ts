/** Entries as they are stored, and as people see them: edits, deletions and reactions folded into what they change. Pure. */
import { type EntryKind, type LastEntry, type Message, roomLimits } from "#contract/messages";
import { changed } from "../worker/domains/messages/changes.ts";
import type { EntryExtra } from "./room-log.ts";

/** A row of `msg`. */
export interface Row extends Record<string, SqlStorageValue> {
  seq: number;
  n: number;
  author: string | null;
  client_id: string;
  at: number;
  kind: EntryKind;
  ref: number | null;
  body: string;
  data: string | null;
}

/** A change of the entry `target`, in the order of the log. */
export interface Change extends Record<string, SqlStorageValue> {
  target: number;
  author: string | null;
  at: number;
  kind: EntryKind;
  body: string;
  data: string | null;
}

/** The entry on its own, as it was written. */
export function toMessage(row: Row): Message {
  return {
    seq: row.seq,
    n: row.n,
    author: row.author,
    id: row.client_id,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    body: row.body,
    ref: row.ref,
    ...extraOf(row),
  };
}

function extraOf({ data }: { data: string | null }): EntryExtra {
  // Written by this object alone, from parsed frames.
  return data === null ? {} : (JSON.parse(data) as EntryExtra);
}

/** Rows (of rising seq) as people see them now. `changesOf` reads the changes of a range of entries. */
export function foldChanges(rows: readonly Row[], changesOf: (low: number, high: number) => Change[]): Message[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  const changes = new Map<number, Change[]>();
  for (const change of changesOf(first.seq, last.seq)) {
    changes.set(change.target, [...(changes.get(change.target) ?? []), change]);
  }
  // An edit's own text must go as well when its message was deleted, and that message may lie outside these rows.
  const outside = rows
    .filter((row) => row.kind === "edit" && row.ref !== null && row.ref < first.seq)
    .map((row) => row.ref ?? 0);
  for (const target of new Set(outside)) changes.set(target, changesOf(target, target));
  return rows.map((row) => {
    if (row.kind === "edit")
      return { ...toMessage(row), ...(isDeleted(changes.get(row.ref ?? 0)) ? { body: "" } : {}) };
    return applyChanges(toMessage(row), changes.get(row.seq) ?? []);
  });
}

function isDeleted(changes: readonly Change[] | undefined): boolean {
  return changes?.some((change) => change.kind === "delete") ?? false;
}

function applyChanges(message: Message, changes: readonly Change[]): Message {
  return changes.reduce(
    (result, { kind, author, body, at, data }) =>
      changed(result, { kind, author, body, at: new Date(at).toISOString(), data: extraOf({ data }).data }),
    message,
  );
}

export function toLastEntry(row: Row): LastEntry {
  // No character takes more than two code units: a long text is not taken apart for its beginning.
  const start = row.body.slice(0, 2 * roomLimits.previewCharacters);
  const preview = [...start].slice(0, roomLimits.previewCharacters).join("");
  return { seq: row.seq, author: row.author, kind: row.kind, preview, at: new Date(row.at).toISOString() };
}
