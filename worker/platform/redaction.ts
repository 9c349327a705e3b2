/** What never leaves in a log line, an error report or a span, whoever wrote it there and whoever it would go to. */

/** Fields that are never written, whatever is in them. */
const secretFields = /^(authorization|cookie|password|passphrase|token|secret|body|email|cover_?letter|brief)$/i;

/** What a secret looks like wherever it stands: keys, signing secrets, session tokens, addresses. A failure of another may quote one. */
const secretTexts = [
  /\b(?:sk|rk|pk)_(?:live|test|sandbox)_\w+/g,
  /\bwhsec_[\w+/=]+/g,
  /\bre_\w{8,}/g,
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /\b(?:Bearer|Basic)\s+\S+/gi,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+/g,
];

/** As `JSON.stringify` asks it: the value of a field, without what must not be written. */
export function redacted(name: string, value: unknown): unknown {
  if (secretFields.test(name)) return "[redacted]";
  if (typeof value !== "string") return value;
  return secretTexts.reduce((text, pattern) => text.replace(pattern, "[redacted]"), value);
}
