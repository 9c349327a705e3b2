/** What a mail says: of a note, of unread messages, of a day. Pure. */
import type { Notification } from "../contract.ts";
import { counted, fill, instantText, sumText, type Values, type Words } from "./words.ts";

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

export interface ReaderPlace {
  words: Words;
  locale: string;
  timeZone: string;
}

/** Where a note leads: the page that marks it read and goes on to where it belongs. */
export function notePath({ id }: Pick<Notification, "id">): string {
  return `/notifications/${encodeURIComponent(id)}`;
}

export function noteLetter(note: Notification, place: ReaderPlace): Letter {
  const { words } = place;
  const { text, link } = wordsOf(note, words);
  return {
    subject: subjectOf(note, place),
    lines: [fill(text, valuesOf(note, place))],
    link: { text: link ?? words.look, path: notePath(note) },
  };
}

/** One line: of a mail's subject, a digest's list, a push. */
export function subjectOf(note: Notification, place: ReaderPlace): string {
  return fill(wordsOf(note, place.words).subject, valuesOf(note, place));
}

function wordsOf({ kind }: Notification, words: Words) {
  // A test asks for the words of every kind.
  return words.notes[kind] ?? { subject: words.sender, text: "" };
}

function valuesOf({ subject }: Notification, { words, locale, timeZone }: ReaderPlace): Values {
  const { title, version, count, actorName, amountMinor, currency, dueAt } = subject;
  return {
    who: actorName ?? words.someone,
    title: title ?? "",
    version: version ?? "",
    count: count ?? "",
    sum: amountMinor === undefined || currency === undefined ? "" : sumText(amountMinor, currency, locale),
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

export function messagesLetter(unread: UnreadMessages, { words, locale }: ReaderPlace): Letter {
  const { messages } = words;
  const who = unread.from ?? words.someone;
  return {
    subject: messagesSubject(unread, { words, locale }),
    lines: [
      ...(unread.title === null ? [] : [fill(messages.about, { title: unread.title })]),
      ...(unread.preview === null ? [] : [fill(messages.last, { who })]),
    ],
    ...(unread.preview === null ? {} : { quote: unread.preview }),
    link: { text: messages.link, path: `/messages/${unread.conversationId}` },
  };
}

export function messagesSubject(
  { count, from }: UnreadMessages,
  { words, locale }: Pick<ReaderPlace, "words" | "locale">,
): string {
  return counted(words.messages.subject, count, locale, { who: from ?? words.someone });
}

/** Lines of a digest; the rest is a link away. */
const digestItems = 30;

export function digestLetter(notes: readonly Notification[], conversations: number, place: ReaderPlace): Letter {
  const { words, locale } = place;
  const { digest } = words;
  const rest = notes.length - digestItems;
  const items = notes.slice(0, digestItems).map((note) => ({ text: subjectOf(note, place), path: notePath(note) }));
  const unread =
    conversations === 0 ? [] : [{ text: counted(digest.unread, conversations, locale), path: "/messages" }];
  const more = rest > 0 ? [{ text: fill(digest.more, { count: rest }), path: "/notifications" }] : [];
  return {
    subject: counted(digest.subject, notes.length + conversations, locale),
    lines: [digest.text],
    items: [...items, ...more, ...unread],
    link: { text: digest.link, path: "/notifications" },
  };
}
