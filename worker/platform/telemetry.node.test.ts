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
