/** What a mail says: of a note, of unread messages, of a day. Pure. */
import type { Notification } from "../contract.ts";
import { counted, fill, instantText, type Language, sumText, type Values } from "./words.ts";

export interface Letter {
  subject: string;
  /** Paragraphs before the list and the link. */
  lines: string[];
  /** What somebody wrote, shown as theirs. */
  quote?: string;
  /** Several things in one mail, each with its link. */
  items?: { text: string; path: string }[];
  link: { text: string; path: string };
}

/** By what a letter is written to somebody. */
export interface ReaderPlace extends Language {
  timeZone: string;
}

/** Where a note leads: the page that marks it read and goes on to where it belongs. */
export function notePath({ id }: Pick<Notification, "id">): string {
  return `/notifications/${encodeURIComponent(id)}`;
}

export function noteLetter(note: Notification, place: ReaderPlace): Letter {
  const { words, dir } = place;
  const { text, link } = words.notes[note.kind];
  return {
    subject: subjectOf(note, place),
    lines: [fill(text, valuesOf(note, place), dir)],
    link: { text: link ?? words.look, path: notePath(note) },
  };
}

/** One line: of a mail's subject, a digest's list, a push. */
export function subjectOf(note: Notification, place: ReaderPlace): string {
  return fill(place.words.notes[note.kind].subject, valuesOf(note, place), place.dir);
}

function valuesOf({ subject }: Notification, { words, locale, timeZone, dir }: ReaderPlace): Values {
  const { title, version, count, actorName, amountMinor, currency, dueAt } = subject;
  const sum = amountMinor === undefined || currency === undefined ? "" : sumText(amountMinor, currency, locale);
  return {
    who: actorName ?? words.someone,
    title: title ?? "",
    version: version ?? "",
    count: count ?? "",
    // As on the pages: else the sign of “US$” would jump to its other side (LRI and PDI).
    sum: dir === "rtl" ? `\u2066${sum}\u2069` : sum,
    due: dueAt === undefined ? "" : instantText(dueAt, locale, timeZone),
  };
}

export interface UnreadMessages {
  conversationId: string;
  count: number;
  from: string | null;
  title: string | null;
  /** The beginning of the latest message. */
  preview: string | null;
}

export function messagesLetter(unread: UnreadMessages, place: ReaderPlace): Letter {
  const { messages } = place.words;
  return {
    subject: messagesSubject(unread, place),
    lines: [
      ...(unread.title === null ? [] : [fill(messages.about, { title: unread.title }, place.dir)]),
      ...(unread.preview === null ? [] : [messages.last]),
    ],
    ...(unread.preview === null ? {} : { quote: unread.preview }),
    link: { text: messages.link, path: `/messages/${unread.conversationId}` },
  };
}

export function messagesSubject({ count, from }: UnreadMessages, place: ReaderPlace): string {
  const { messages, someone } = place.words;
  return counted(messages.subject, count, place, { who: from ?? someone });
}

/** Lines of a digest; the rest is a link away. */
const digestItems = 30;

export function digestLetter(notes: readonly Notification[], conversations: number, place: ReaderPlace): Letter {
  const { digest } = place.words;
  const rest = notes.length - digestItems;
  const items = notes.slice(0, digestItems).map((note) => ({ text: subjectOf(note, place), path: notePath(note) }));
  const unread = conversations === 0 ? [] : [{ text: counted(digest.unread, conversations, place), path: "/messages" }];
  const more = rest > 0 ? [{ text: fill(digest.more, { count: rest }, place.dir), path: "/notifications" }] : [];
  return {
    subject: counted(digest.subject, notes.length + conversations, place),
    lines: [digest.text],
    items: [...items, ...more, ...unread],
    link: { text: digest.link, path: "/notifications" },
  };
}
