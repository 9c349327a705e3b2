import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { localEnvironment } from "../local-environment.ts";
import { ROOT } from "../tools.ts";
import { listVariables, problemsOf, variablesDocument } from "./variables.ts";

const local = localEnvironment({ port: 8788, stateDir: ".openchance" }).vars.api;

describe("the variables of a deployment", () => {
  it("stand in the docs as the Worker has them", () => {
    expect(readFileSync(join(ROOT, "docs", "ENVIRONMENT_VARIABLES.md"), "utf8")).toBe(variablesDocument());
  });

  it("each say what they are for, and secrets are known as such", () => {
    for (const { name, description } of listVariables()) expect(description.length, name).toBeGreaterThan(10);
    const secrets = listVariables().filter(({ secret }) => secret);
    expect(secrets.map(({ name }) => name)).toEqual(
      listVariables()
        .map(({ name }) => name)
        .filter((name) =>
          /_(SECRET(_KEY)?|SECRETS|PRIVATE_KEY)$|^RESEND_API_KEY$|_HEADERS$|_READ_TOKEN$|_WEBHOOK_URL$/.test(name),
        ),
    );
  });

  it("are checked by the Worker's own rules, and no problem tells a value", () => {
    expect(problemsOf(local)).toEqual([]);
    const secret = "sk_live_0123456789abcdef";
    const wrong = {
      ...local,
      ENVIRONMENT: "production",
      STRIPE_SECRET_KEY: secret,
      APP_ORIGIN: "not an address",
      X: "1",
    };
    const problems = problemsOf(wrong);
    expect(problems.join("\n")).toContain("APP_ORIGIN");
    expect(problems.join("\n")).toContain("X: the API Worker knows no such variable.");
    expect(problems.join("\n")).not.toContain(secret);
    expect(problemsOf({}).join("\n")).toContain("STRIPE_WEBHOOK_SECRETS");
  });
});
