/** What a language of mail and push must have: words for every kind of note, and for each count a form of every category it knows. */
import type { NotificationKind, UnsubscribeScope } from "../contract.ts";

/** What a mail says of one note. `text` may ask for something; the link leads to where it is done. */
export interface NoteWords {
  subject: string;
  text: string;
  /** The words of its link, where “Look at it” says too little. */
  link?: string;
}

/** A sentence with a count: which form is taken, Intl.PluralRules decides. `other` is in every language. */
export type Counted = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The words of one language; `Form` are its plural categories. */
export interface Words<Form extends Intl.LDMLPluralRule = never> {
  readonly notes: Readonly<Record<NotificationKind, Readonly<NoteWords>>>;
  readonly look: string;
  readonly someone: string;
  readonly messages: {
    readonly subject: Counted & Readonly<Record<Form, string>>;
    readonly about: string;
    readonly last: string;
    readonly link: string;
  };
  readonly digest: {
    readonly subject: Counted & Readonly<Record<Form, string>>;
    readonly text: string;
    readonly unread: Counted & Readonly<Record<Form, string>>;
    readonly more: string;
    readonly link: string;
  };
  /** Why somebody gets a mail, below each. */
  readonly because: Readonly<Record<UnsubscribeScope, string>>;
  readonly unsubscribe: string;
  readonly preferences: string;
  readonly sender: string;
}
