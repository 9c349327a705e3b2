/** What pages make of a visitor's word about being counted. */
import { expect, it, vi } from "vitest";
import { analyticsCookie, readAnalytics } from "./analytics.server.ts";
import type { Api } from "./api.server.ts";

const api = { get: async () => ({ offered: true }) } as unknown as Api; // reason: all that is asked of it
const of = (headers: Record<string, string>, user: { analytics: "allowed" | "declined" | null } | null = null) =>
  readAnalytics(api, new Headers(headers), user);
const cookieOf = (choice: "allowed" | "declined") => String(analyticsCookie(choice, true).split(";")[0]);

it("asks until something was said, and keeps what a guest said in a cookie", async () => {
  expect(await of({})).toBe("ask");
  expect(await of({ cookie: `oc_theme=dark; ${cookieOf("allowed")}` })).toBe("allowed");
  expect(await of({ cookie: cookieOf("declined") })).toBe("declined");
  expect(cookieOf("allowed")).not.toBe(cookieOf("allowed"));
  expect(analyticsCookie("declined", true)).toMatch(/; SameSite=Lax; HttpOnly; Secure$/);
});

it("takes a member's word from their account alone", async () => {
  const cookie = cookieOf("allowed");
  expect(await of({ cookie }, { analytics: null })).toBe("ask");
  expect(await of({ cookie }, { analytics: "declined" })).toBe("declined");
});

it("hears a browser that says no before anything else", async () => {
  for (const signal of ["sec-gpc", "dnt"])
    expect(await of({ [signal]: "1", cookie: cookieOf("allowed") })).toBe("refused");
  expect(await of({ dnt: "0" })).toBe("ask");
});

it("asks nobody where nobody is counted", async () => {
  vi.resetModules();
  const fresh = await import("./analytics.server.ts");
  const without = { get: async () => ({ offered: false }) } as unknown as Api; // reason: see above
  expect(await fresh.readAnalytics(without, new Headers(), null)).toBeNull();
});
