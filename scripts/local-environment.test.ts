import { describe, expect, it } from "vitest";
import { environmentFromProcess, localEnvironment } from "./local-environment.ts";

describe("localEnvironment", () => {
  it("gives two copies nothing in common", () => {
    const first = localEnvironment({ port: 8788, stateDir: "/tmp/first" });
    const second = localEnvironment({ port: 9788, stateDir: "/tmp/second" });
    const ports = [...Object.values(first.ports), ...Object.values(second.ports)];
    expect(new Set(ports).size).toBe(ports.length);
    expect(first.vars.api.CLERK_ISSUER).not.toBe(second.vars.api.CLERK_ISSUER);
  });

  it("tells each sandbox the secrets that the Worker expects of it", () => {
    const { vars } = localEnvironment({ port: 8788, stateDir: "/tmp/first" });
    expect(vars.api.STRIPE_WEBHOOK_SECRETS).toBe(vars.stripe.WEBHOOK_SECRET_PLATFORM);
    expect(vars.api.STRIPE_CONNECT_WEBHOOK_SECRETS).toBe(vars.stripe.WEBHOOK_SECRET_CONNECT);
    expect(vars.api.STRIPE_ACCOUNTS_WEBHOOK_SECRETS).toBe(vars.stripe.WEBHOOK_SECRET_ACCOUNTS);
  });
});

describe("environmentFromProcess", () => {
  it("reads PORT and STATE_DIR", () => {
    const { origins, stateDir } = environmentFromProcess({ PORT: "9000", STATE_DIR: "/tmp/elsewhere" });
    expect(origins).toEqual({
      product: "http://localhost:9000",
      stripe: "http://localhost:9001",
      clerk: "http://localhost:9002",
      mail: "http://localhost:9006",
    });
    expect(stateDir).toBe("/tmp/elsewhere");
  });

  it.each(["http", "80", "70000", "8788.5"])("refuses PORT=%s and says why", (PORT) => {
    expect(() => environmentFromProcess({ PORT })).toThrow(`not "${PORT}"`);
  });
});
