/**
 * What edits, deletions, reactions and redactions do to an entry: the same in a room and in its clients. Pure, and free of zod, so that
 * pages can take it.
 */
import type { Message } from "./contract.ts";

/** What changes an entry: an entry of the log, or a write of one's own that is still on its way. */
export type Change = Pick<Message, "kind" | "author" | "body" | "at" | "data">;

/** The entry as it is after a change of it. Applying a change again changes nothing. */
export function changed(target: Message, change: Change): Message {
  const { body, at } = change;
  switch (change.kind) {
    case "edit":
      return target.deletedAt || target.redactedAt ? target : { ...target, body, editedAt: at };
    case "delete":
      return { ...target, body: "", files: undefined, mentions: undefined, deletedAt: at };
    case "redact":
      return { ...target, body: "", files: undefined, mentions: undefined, redactedAt: at };
    case "react":
      return change.author === null
        ? target
        : { ...target, reactions: reacted(target.reactions ?? {}, body, change.author, change.data?.on === 1) };
    default:
      return target;
  }
}

/** With this person among those who reacted with the emoji, or without. */
function reacted(
  reactions: Record<string, string[]>,
  emoji: string,
  user: string,
  on: boolean,
): Record<string, string[]> {
  const others = (reactions[emoji] ?? []).filter((one) => one !== user);
  const { [emoji]: _before, ...rest } = reactions;
  const now = on ? [...others, user] : others;
  return now.length === 0 ? rest : { ...rest, [emoji]: now };
}
