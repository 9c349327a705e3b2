/** The variables of a deployment, as the API Worker's own schema has them: their table in the docs, and what is wrong with a set of them. */
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { ConfigError, readConfig, variables } from "../../worker/env.ts";

export interface Variable {
  readonly name: string;
  readonly description: string;
  readonly secret: boolean;
  /** Never set in a deployment. */
  readonly sandbox: boolean;
  readonly required: boolean;
  readonly fallback: string | null;
}

/** Every variable of the API Worker, in the order of the schema. */
export function listVariables(): Variable[] {
  return Object.entries(variables.shape).map(([name, schema]) => {
    const meta = schema.meta() ?? {};
    const absent = schema.safeParse(undefined);
    const fallback = absent.success && absent.data !== undefined ? String(absent.data) : null;
    return {
      name,
      description: meta.description ?? "",
      secret: meta.secret === true,
      sandbox: meta.sandbox === true,
      required: !absent.success,
      fallback,
    };
  });
}

/** docs/ENVIRONMENT_VARIABLES.md */
export function variablesDocument(): string {
  const rows = listVariables().map(({ name, description, secret, sandbox, required, fallback }) => {
    const need = sandbox ? "sandbox only" : required ? "required" : fallback === null ? "optional" : `\`${fallback}\``;
    return `| \`${name}\` | ${secret ? "secret" : "variable"} | ${need} | ${description} |`;
  });
  return `# Environment variables

Made from \`worker/env.ts\` by \`npm run env:check -- --document\`; a test compares the two. The Worker parses them once, and does not serve with a set that is wrong.

| API Worker | set as | when absent | what it is |
| --- | --- | --- | --- |
${rows.join("\n")}

The Pages project needs \`CLERK_FRONTEND_API\`, \`CLERK_PUBLISHABLE_KEY\` and \`CLERK_SECRET_KEY\`, and \`CLERK_SIGN_IN_URL\` when people sign in elsewhere than \`/__clerk/sign-in\`; with \`SENTRY_DSN\` (and \`ENVIRONMENT\`, \`RELEASE\`) it reports its failures too.

Which go together: \`RESEND_API_KEY\` needs \`RESEND_WEBHOOK_SECRET\`, \`MAIL_FROM\` and \`MAIL_LINK_SECRET\`; the three of \`VAPID_…\` come together. Production takes live keys of Stripe and Clerk only, staging Stripe's test keys only, and neither takes a sandbox's key or address.

A set is checked before it is deployed: \`npm run env:check -- production.env\` reads lines of \`NAME=value\`, says what is missing or wrong, and prints no value.
`;
}

/** What a file of `NAME=value` lines sets. */
export function readVariables(file: string): Record<string, string> {
  const read = parseEnv(readFileSync(file, "utf8"));
  return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]));
}

/** What is wrong with a set of variables, in sentences without a value; none when the Worker would serve with them. */
export function problemsOf(set: Readonly<Record<string, string>>): string[] {
  const known = new Set(listVariables().map(({ name }) => name));
  const strange = Object.keys(set)
    .filter((name) => !known.has(name))
    .map((name) => `${name}: the API Worker knows no such variable.`);
  try {
    // A set of variables is all that is read of the bindings.
    readConfig({ ...set } as unknown as Env);
    return strange;
  } catch (error) {
    if (error instanceof ConfigError) return [...strange, error.message];
    throw error;
  }
}
