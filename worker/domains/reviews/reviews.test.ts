import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { reviews, users } from "../../database/schema.ts";
import { dayMs } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { call, newPerson, type TestPerson } from "../../testing/people.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { sweepTimers } from "../engagements/timers.ts";
import { planPublishReview } from "./commands.ts";
import type { Review, ReviewsOf } from "./contract.ts";
import { sweepStars } from "./counting.ts";

let poster: TestPerson;
let solver: TestPerson;
const praise = { rating: 5, text: "Clear words, careful work, on time." };

beforeAll(async () => {
  poster = await newPerson("rita reviewer");
  solver = await newPerson("sam solver");
});

const reviewsOf = async (person: TestPerson) =>
  (await call("GET", `/users/${person.row.handle}/reviews`, { token: poster.token })).body as { items: Review[] }; // reason: the route's contract
const ratingOf = async (person: TestPerson) =>
  (await poster.get<{ rating: { average: number | null; count: number } }>(`/users/${person.row.handle}`)).body.rating;

describe("reviews", () => {
  it("are invisible until both are in, then both are public and count", async () => {
    const { challengeId } = await situate("completed", poster, solver);
    expect((await poster.post(`/challenges/${challengeId}/reviews`, praise)).status).toBe(201);
    expect((await reviewsOf(solver)).items).toEqual([]);
    expect((await solver.get<{ items: Review[] }>(`/challenges/${challengeId}/reviews`)).body.items).toEqual([]);
    expect((await poster.get<{ items: Review[] }>(`/challenges/${challengeId}/reviews`)).body.items).toHaveLength(1);
    const second = await solver.post<Review>(`/challenges/${challengeId}/reviews`, {
      rating: 4,
      text: "Knows what is wanted, answers fast.",
    });
    expect(second.body.publishedAt).not.toBeNull();
    expect((await reviewsOf(solver)).items).toMatchObject([{ rating: 5, author: { id: poster.id } }]);
    expect((await reviewsOf(poster)).items).toMatchObject([{ rating: 4, author: { id: solver.id } }]);
    expect(await ratingOf(solver)).toEqual({ average: 5, count: 1 });
    expect((await solver.post(`/challenges/${challengeId}/reviews`, praise)).body).toMatchObject({
      code: "already_reviewed",
    });
  });

  it("are both public when both are written in the same moment", async () => {
    const { challengeId } = await situate("completed", poster, solver);
    const path = `/challenges/${challengeId}/reviews`;
    const answers = await Promise.all([poster, solver].map((side) => side.post(path, praise)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const { items } = (await poster.get<{ items: Review[] }>(path)).body;
    expect(items.map(({ publishedAt }) => publishedAt === null)).toEqual([false, false]);
  });

  it("become public after 14 days when the other side stays silent", async () => {
    const { challengeId } = await situate("completed", poster, solver);
    await solver.post(`/challenges/${challengeId}/reviews`, { rating: 3, text: "Good brief, slow answers." });
    const before = (await reviewsOf(poster)).items.length;
    await sweepTimers(systemContext(Date.now() + 14 * dayMs - 60_000));
    expect((await reviewsOf(poster)).items).toHaveLength(before);
    await sweepTimers(systemContext(Date.now() + 14 * dayMs + 60_000));
    expect((await reviewsOf(poster)).items).toHaveLength(before + 1);
    await sweepTimers(systemContext(Date.now() + 15 * dayMs));
    expect((await poster.post(`/challenges/${challengeId}/reviews`, praise)).body).toMatchObject({
      code: "review_window_over",
    });
    expect((await reviewsOf(poster)).items).toHaveLength(before + 1);
  });

  it("are counted by their stars over all pages, and only once they are public", async () => {
    const subject = await newPerson("subject of many");
    const { challengeId } = await situate("completed", poster, solver);
    const given = [5, 4, 5, 3, 5, 1, 4];
    const ctx = systemContext(Date.now());
    for (const [at, rating] of given.entries()) {
      const author = await newPerson(`author ${at}`);
      const id = newId("review");
      await ctx.store.db.insert(reviews).values({
        id,
        challengeId,
        authorId: author.id,
        subjectId: subject.id,
        rating,
        text: praise.text,
        createdAt: ctx.now,
        publishedAt: null,
      });
      const review = await ctx.store.db.query.reviews.findFirst({ where: eq(reviews.id, id) });
      if (review && at > 0) await ctx.store.atomic(planPublishReview(ctx, review));
    }
    const path = `/users/${subject.row.handle}/reviews?limit=2`;
    const first = (await poster.get<ReviewsOf>(path)).body;
    expect(first.items).toHaveLength(2);
    expect(first.ratings).toEqual([1, 0, 1, 2, 2]);
    expect((await poster.get<ReviewsOf>(`${path}&cursor=${first.nextCursor}`)).body.ratings).toEqual(first.ratings);
    expect((await call("GET", path)).body, "for guests too").toMatchObject({ ratings: first.ratings });
    // As the code before the stars published: only the sum and the count. Every night they are counted anew where they do not add up.
    const { db } = ctx.store;
    await db.update(users).set({ ratings4: 1, ratings5: 0 }).where(eq(users.id, subject.id));
    await db.update(users).set({ ratings2: 7 }).where(eq(users.id, poster.id));
    const night = new Date(ctx.now);
    const ratings = async () => (await poster.get<ReviewsOf>(path)).body.ratings;
    await sweepStars(systemContext(night.setUTCHours(3, 16)));
    expect(await ratings()).toEqual([1, 0, 1, 1, 0]);
    await sweepStars(systemContext(night.setUTCHours(3, 17)));
    expect(await ratings()).toEqual(first.ratings);
    const posters = (await poster.get<ReviewsOf>(`/users/${poster.row.handle}/reviews`)).body;
    expect(posters.ratings.reduce((sum, many) => sum + many, 0)).toBe((await ratingOf(poster)).count);
    const nobodys = await newPerson("subject of none");
    expect((await poster.get<ReviewsOf>(`/users/${nobodys.row.handle}/reviews`)).body.ratings).toEqual([0, 0, 0, 0, 0]);
  });

  it("are for both sides of a completed challenge alone", async () => {
    const running = await situate("delivered", poster, solver);
    expect((await poster.post(`/challenges/${running.challengeId}/reviews`, praise)).body).toMatchObject({
      code: "review_not_open",
    });
    const done = await situate("completed", poster, solver);
    const stranger = await newPerson("stranger reviewer");
    expect((await stranger.post(`/challenges/${done.challengeId}/reviews`, praise)).status).toBe(403);
    for (const bad of [
      { rating: 6, text: praise.text },
      { rating: 0, text: praise.text },
      { rating: 4.5, text: praise.text },
      { rating: 4, text: "short" },
    ]) {
      expect((await poster.post(`/challenges/${done.challengeId}/reviews`, bad)).status).toBe(422);
    }
  });
});
