/** An inbox's storage: notes, and per conversation the newest news. */
import type { InboxConversation, Notification, Unread } from "#contract/notifications";
import { InboxConversations } from "./inbox-conversations.ts";
import { InboxNotes } from "./inbox-notes.ts";
import { LazyTables } from "./lazy-tables.ts";
import { inboxSteps } from "./storage-migrations.ts";

/** Everything an inbox knows, for its person to take away. */
export interface InboxExport {
  notes: Notification[];
  conversations: InboxConversation[];
}

export class InboxStore {
  readonly notes: InboxNotes;
  readonly conversations: InboxConversations;
  readonly #tables: LazyTables;
  /** Its person is gone: what rooms and events still say to it is not kept. */
  #isClosed: boolean;

  constructor(storage: DurableObjectStorage) {
    const tables = new LazyTables(storage, inboxSteps);
    this.#tables = tables;
    this.notes = new InboxNotes(tables);
    this.conversations = new InboxConversations(tables);
    this.#isClosed = tables.areMade && tables.sql.exec("select 1 from meta where k = 'closed'").toArray().length > 0;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** From now on it stays as it is. */
  close(): void {
    this.#tables.transact(() => this.#tables.sql.exec("insert or replace into meta (k, v) values ('closed', 1)"));
    this.#isClosed = true;
  }

  unread(): Unread {
    return { notifications: this.notes.unread(), conversations: this.conversations.unread() };
  }

  export(): InboxExport {
    return { notes: this.notes.all(), conversations: this.conversations.all() };
  }
}
