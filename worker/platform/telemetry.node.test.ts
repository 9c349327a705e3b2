import { DrizzleQueryError } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { log } from "./telemetry.ts";

afterEach(() => void vi.restoreAllMocks());

it("tells why a query failed, and never its parameters", () => {
  const written = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const failure = new DrizzleQueryError("select ?", ["ada@example.com"], new Error("D1_ERROR: no such table"));
  log("error", "query.failed", { error: failure });
  const line = String(written.mock.calls[0]?.[0]);
  expect(line).toContain("no such table");
  expect(line).not.toContain("ada@example.com");
});

it("looks through a long text in no more time than it is long", () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  // Every letter could begin an address or a token: begun anew at each, a megabyte would take hours.
  for (const text of ["a".repeat(1_000_000), "-eyJ".repeat(250_000)]) log("warn", "something.failed", { text });
});

it("writes no secret that is planted anywhere in a line, and says that one stood there", () => {
  const written = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const planted = [
    "sk_live_0123456789abcdef",
    "whsec_0123456789abcdef",
    "re_0123456789abcdef",
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.c2lnbmF0dXJl",
    "ada@example.com",
  ];
  log("warn", "something.failed", {
    error: new Error(`Stripe refused ${planted.join(", ")} (Bearer abc.def)`),
    deep: { list: planted, authorization: "whatever it is", body: "Words of a message", cause: { token: "t0k3n" } },
  });
  const line = String(written.mock.calls[0]?.[0]);
  for (const secret of [...planted, "abc.def", "whatever it is", "Words of a message", "t0k3n"]) {
    expect(line).not.toContain(secret);
  }
  expect(line).toContain("[redacted]");
  expect(line).toContain("something.failed");
});
