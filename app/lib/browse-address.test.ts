import { describe, expect, it } from "vitest";
import { searchChallengesQuery } from "#contract/search";
import { readBrowseQuery } from "./browse-address.server.ts";
import { mostSkills } from "./browse-query.ts";

const read = (search: string) => readBrowseQuery(new URLSearchParams(search), ["USD", "EUR"]);

describe("browse's address", () => {
  it("names what was chosen", () => {
    const query = read(
      "q=tea&category=design&skill=react&skill=c%2B%2B&closes=7&paid=yes&from=5&currency=EUR&cursor=20",
    );
    expect(query.api).toMatchObject({
      q: "tea",
      category: "design",
      skill: "react,c++",
      closesWithinDays: 7,
      posterHasPaid: "true",
      minReward: 500,
      currency: "EUR",
      sort: "relevance",
      cursor: 20,
    });
  });

  it.each([
    "skill=a&skill=b&skill=c&skill=d&skill=e&skill=f",
    "skill=a,b,c,d,e,f",
    `skill=${"s".repeat(41)}&skill=!`,
    "closes=400",
    "closes=1.5",
    "closes=-3",
    "category=everything&agents=robots&sort=random",
    "cursor=900",
    "cursor=next",
    "from=a&to=-4&currency=dollars",
    `q=${"tea ".repeat(99)}`,
  ])("asks for nothing that the API refuses: %s", (search) => {
    const { api } = read(search);
    const asked = Object.entries(api).filter(([, value]) => value !== undefined);
    expect(searchChallengesQuery.safeParse(Object.fromEntries(asked)).error).toBeUndefined();
    expect(Number(api.cursor ?? 0)).toBeLessThan(200);
  });

  it("keeps the first of too many skills", () => {
    expect(read("skill=a&skill=b&skill=A&skill=c&skill=d&skill=e&skill=f").skills).toHaveLength(mostSkills);
  });
});
