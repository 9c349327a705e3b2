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

  constructor(storage: DurableObjectStorage) {
    const tables = new LazyTables(storage, inboxSteps);
    this.notes = new InboxNotes(tables);
    this.conversations = new InboxConversations(tables);
  }

  unread(): Unread {
    return { notifications: this.notes.unread(), conversations: this.conversations.unread() };
  }

  export(): InboxExport {
    return { notes: this.notes.all(), conversations: this.conversations.all() };
  }
}
