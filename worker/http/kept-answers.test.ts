/** What the cache's memory gives to many guests at once is what each would have been answered alone. */
import { expect, it, vi } from "vitest";
import { call, newPerson } from "../testing/people.ts";
import { situate } from "../testing/situations.ts";

it("writes an answer of the cache as JSON once, and one of a member each time", async () => {
  const poster = await newPerson("kept poster");
  await situate("open", poster, await newPerson("kept solver"));
  for (const path of [
    "/challenges",
    "/search/challenges?q=",
    `/users/${poster.row.handle}`,
    `/users/${poster.row.handle}/reviews`,
  ]) {
    const first = await call("GET", path);
    expect(first.status).toBe(200);
    const stringify = vi.spyOn(JSON, "stringify");
    const again = await call("GET", path);
    const written = stringify.mock.calls.filter(
      ([value]) => typeof value === "object" && value !== null && ("items" in value || "handle" in value),
    );
    stringify.mockRestore();
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("content-type")).toBe("application/json");
    expect(again.headers.get("x-content-type-options")).toBe("nosniff");
    expect(written, path).toEqual([]);
    const own = await call("GET", path, { token: poster.token });
    expect(own.body).toEqual(first.body);
  }
});
