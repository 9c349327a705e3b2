/** What guests are kept in the cache outlives the release that made it. */
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { z } from "zod";
import { challengeSummaryView } from "../domains/challenges/contract.ts";
import { workList } from "../domains/portfolio/contract.ts";
import { reviewsOfView } from "../domains/reviews/contract.ts";
import { searchChallengesView, suggestView } from "../domains/search/contract.ts";
import { userView } from "../domains/users/contract.ts";
import { cacheShape } from "../platform/cache.ts";

/** Written anew with every raise of `cacheShape`. */
const known = { shape: 5, digest: "92702b8b76130b6a" };

it("is never read by a release whose answers have another shape", () => {
  const views = [challengeSummaryView, searchChallengesView, suggestView, userView, reviewsOfView, workList];
  const schemas = JSON.stringify(views.map((view) => z.toJSONSchema(view, { io: "output" })));
  const digest = createHash("sha256").update(schemas).digest("hex").slice(0, 16);
  expect(
    { shape: cacheShape, digest },
    "an answer that is kept changed: raise cacheShape (platform/cache.ts), then write both here",
  ).toEqual(known);
});
