/** One name, one write: however often it is sent, and at whatever moment. */
import { describe, expect, it } from "vitest";
import { systemContext } from "../testing/situations.ts";
import { planAudit } from "./audit.ts";
import { commitOnce } from "./commit.ts";
import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";

function named(key: string, bodyHash = "same body"): Context {
  return { ...systemContext(), write: { key, route: "POST /tests", bodyHash } };
}

const decided = (ctx: Context, n: number) => async () => ({
  result: { n },
  plan: planAudit(ctx, "test.made", "tests"),
});

describe("a named write", () => {
  it("answers the second sending as the first", async () => {
    const ctx = named("twice");
    expect(await commitOnce(ctx, decided(ctx, 1))).toEqual({ n: 1 });
    expect(await commitOnce(ctx, decided(ctx, 2))).toEqual({ n: 1 });
  });

  it("that is refused because its other sending was just done answers as that one", async () => {
    const ctx = named("at once");
    const refused = async () => {
      await commitOnce(ctx, decided(ctx, 1));
      throw new AppError("wrong_state");
    };
    expect(await commitOnce(ctx, refused)).toEqual({ n: 1 });
  });

  it("is refused when nothing was done under its name", async () => {
    const refused = async () => {
      throw new AppError("wrong_state");
    };
    await expect(commitOnce(named("never done"), refused)).rejects.toMatchObject({ code: "wrong_state" });
  });

  it("with another body is a conflict", async () => {
    const ctx = named("two bodies");
    await commitOnce(ctx, decided(ctx, 1));
    const other = commitOnce(named("two bodies", "another body"), decided(ctx, 2));
    await expect(other).rejects.toMatchObject({ code: "idempotency_conflict" });
  });
});
