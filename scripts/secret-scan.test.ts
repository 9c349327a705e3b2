import { expect, it } from "vitest";
import { secretFindings, secretsIn } from "./secret-scan.ts";

/** Put together here, so that this file holds none. */
const planted: readonly [string, string][] = [
  ["a key of Stripe or Clerk", `const key = "${["sk", "live", "51HqLyjWDarjtT1zdp7dc"].join("_")}";`],
  ["a key of our own API", ["och", "9f86d081884c7d65".repeat(4)].join("_")],
  ["a signing secret of a webhook", `${["whsec", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"].join("_")}`],
  ["a private key", `${["-----BEGIN RSA", "PRIVATE", "KEY-----"].join(" ")}`],
  ["a token of GitHub", ["ghp", "16C7e42F292c6912E7710c838347Ae178B4a"].join("_")],
  ["a key of AWS", ["AKIA", "IOSFODNN7EXAMPLE"].join("")],
  [
    "a signed token",
    ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"].join("."),
  ],
  ["an address with a password", ["postgres://app:", "correcthorse", "@db.example.com/app"].join("")],
  ["a secret in an assignment", `MAIL_LINK_SECRET = "${["9f86d081884c7d65", "9a2feaa0c55ad015"].join("")}"`],
];

it.each(planted)("finds %s, and says where without saying it", (what, line) => {
  const found = secretsIn("worker/somewhere.ts", `first line\n${line}\n`);
  expect(found).toEqual([`worker/somewhere.ts:2: this looks like ${what}`]);
});

it.each([
  ["CLERK_SECRET_KEY: z.string().regex(/^sk_.+/),"],
  ["STRIPE_SECRET_KEY=sk_live_…"],
  ['const password = readSecret("MAIL_LINK_SECRET");'],
  ["https://openchance.example:8443/path"],
])("takes no offence at %s", (line) => {
  expect(secretsIn("worker/somewhere.ts", line)).toEqual([]);
});

it("finds none in what is committed", () => {
  expect(secretFindings()).toEqual([]);
});
