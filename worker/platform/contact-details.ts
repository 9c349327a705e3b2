/**
 * Ways to reach somebody past the platform, in texts that everybody reads. A hint for people who look, never a reason to refuse. Pure.
 * Every repetition is bounded, and words are begun at their beginning alone: else 20,000 equal letters cost seconds.
 */

export const contactKinds = ["email", "phone", "messenger"] as const;
export type ContactKind = (typeof contactKinds)[number];

const messengers =
  /\b(?:https?:\/\/)?(?:t\.me|wa\.me|api\.whatsapp\.com|discord\.gg|signal\.me|m\.me|line\.me)\/[\w+-]{3,}|\b(?:telegram|whats\s?app|signal|discord|skype|wechat|viber)\s{0,3}(?:me|us|id|is|at)?\s{0,3}[:@=]\s{0,3}@?[\w.#+-]{3,}/i;
const atSign = String.raw`\s{0,3}(?:@|\(at\)|\[at\]|\{at\})\s{0,3}`;
const dot = String.raw`\s{0,3}(?:\.|\(dot\)|\[dot\])\s{0,3}`;
const email = new RegExp(String.raw`(?<![\w.+-])[\w.+-]{2,64}${atSign}[\w-]{2,63}${dot}[\w-]{2,63}`, "i");
/** Digits with the marks people write between them; dates, sums and versions have too few of them. */
const phone = /(?<![\w.,/-])(?:\+|00)?\(?\d(?:[ ./()-]{0,2}\d){8,14}(?![\w%])/;
const beginsAsPhone = /^(?:\+|00|0|\()/;

/** Kinds of contact details in a text, each once. */
export function contactDetailsIn(text: string): ContactKind[] {
  const number = phone.exec(text)?.[0] ?? "";
  return [
    ...(email.test(text) ? (["email"] as const) : []),
    ...(beginsAsPhone.test(number) ? (["phone"] as const) : []),
    ...(messengers.test(text) ? (["messenger"] as const) : []),
  ];
}
