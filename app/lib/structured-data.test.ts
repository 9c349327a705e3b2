import { expect, it } from "vitest";
import { challengeData, profileData } from "./structured-data.ts";
import type { Challenge, User, Work } from "./types.ts";

const open = {
  id: "chl_1",
  slug: "index-the-letters",
  state: "open",
  title: "Index the letters",
  summary: "Forty letters.",
  skills: ["archives", "transcription"],
  reward: { amountMinor: 12_050, currency: "USD" },
  publishedAt: "2026-11-20T10:00:00.000Z",
  applicationDeadline: "2026-12-01T23:59:59.000Z",
  poster: { name: "Example Poster", handle: "example" },
} as unknown as Challenge; // the fields that are read

it("offers an open challenge as work, with the reward in whole units", () => {
  expect(challengeData(open, "https://example.org")?.["script:ld+json"]).toMatchObject({
    "@type": "JobPosting",
    url: "https://example.org/challenges/index-the-letters",
    validThrough: "2026-12-01T23:59:59.000Z",
    baseSalary: { currency: "USD", value: { value: 120.5 } },
  });
});

it.each(["draft", "awarded", "in_progress", "completed", "canceled", "expired"] as const)(
  "sends nobody to a challenge that is %s",
  (state) => {
    expect(challengeData({ ...open, state }, "https://example.org")).toBeNull();
  },
);

it("names the works of a profile, in their person's words", () => {
  const user = { name: "Example Solver", handle: "example", bio: "", skills: [] } as unknown as User; // the fields that are read
  const work = { id: "wrk_1", title: "A calendar", description: "", url: "https://library.example/", picture: null };
  const data = (works: Work[]) => profileData(user, works, "https://example.org")["script:ld+json"];
  expect(data([work as Work]).hasPart).toEqual([
    { "@type": "CreativeWork", name: "A calendar", url: "https://library.example/" },
  ]);
  expect(data([])).not.toHaveProperty("hasPart");
});
