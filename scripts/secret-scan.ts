/** Looks for keys and passwords in what is committed. Each finding is `file:line: what it looks like`; never the secret itself. */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./tools.ts";

const looksLike: readonly { what: string; pattern: RegExp }[] = [
  { what: "a private key", pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/ },
  { what: "a key of Stripe or Clerk", pattern: /\b[sr]k_(?:live|test)_(?!(.)\1{7}|0123456789)[0-9A-Za-z]{16,}/ },
  { what: "a key of our own API", pattern: /\boch_(?!(.)\1{7})[0-9a-f]{64}\b/ },
  { what: "a signing secret of a webhook", pattern: /\bwhsec_(?!abcdefgh)[0-9A-Za-z+/]{24,}/ },
  { what: "a key of Resend", pattern: /\bre_[0-9A-Za-z]{6,}_[0-9A-Za-z]{16,}/ },
  { what: "a key of AWS", pattern: /\bAKIA[0-9A-Z]{16}\b/ },
  { what: "a token of GitHub", pattern: /\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{40,})/ },
  { what: "a token of npm", pattern: /\bnpm_[0-9A-Za-z]{36}\b/ },
  { what: "a key of Google", pattern: /\bAIza[\w-]{35}\b/ },
  { what: "a token of Slack", pattern: /\bxox[abprs]-[\w-]{10,}/ },
  { what: "a signed token", pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/ },
  {
    what: "an address with a password",
    pattern: /\b(?:postgres(?:ql)?|mysql|redis|https?):\/\/[^\s:/@"'`$]+:[^\s:/@"'`${]{8,}@/,
  },
  {
    what: "a secret in an assignment",
    pattern:
      /\b\w*(?:secret|password|passwd|api_?key|private_?key|token)\w*["']?\s*[:=]\s*["'](?=[^"']*\d)(?=[^"']*[A-Za-z])[\w+/=-]{32,}["']/i,
  },
];

/** They hold what looks like a secret and opens nothing: the sandboxes' keys, which the Worker refuses outside of them (worker/env.ts). */
const known =
  /^(sandbox\/clerk\/(keys|settings)|sandbox\/mail\/settings|worker\/platform\/clerk(\.node\.test)?|scripts\/local-environment)\.ts$/;

/** Bytes. Larger files are data, and a secret is not hidden in them by mistake. */
const largest = 1_000_000;
const binary = /\.(png|jpe?g|gif|webp|woff2?|ico|zip|pdf|sqlite)$/;

export function secretsIn(file: string, text: string): string[] {
  if (known.test(file)) return [];
  return text
    .split("\n")
    .flatMap((line, index) =>
      looksLike
        .filter(({ pattern }) => pattern.test(line))
        .map(({ what }) => `${file}:${index + 1}: this looks like ${what}`),
    );
}

/** Every file that is committed, or would be. */
export function secretFindings(): string[] {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT });
  return list
    .toString()
    .split("\0")
    .filter((file) => file !== "" && !binary.test(file))
    .flatMap((file) => {
      const stat = statSync(join(ROOT, file), { throwIfNoEntry: false });
      if (stat === undefined || !stat.isFile() || stat.size > largest) return [];
      return secretsIn(file, readFileSync(join(ROOT, file), "utf8"));
    });
}
