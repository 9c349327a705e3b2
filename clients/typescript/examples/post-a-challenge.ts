/**
 * Posts a challenge and lists what is open:
 *
 *   OPENCHANCE_ORIGIN=https://openchance.example OPENCHANCE_KEY=och_… node clients/typescript/examples/post-a-challenge.ts
 */
import { must, type openChance } from "../src/client.ts";

type OpenChance = ReturnType<typeof openChance>;

const dayMs = 86_400_000;

/** @returns the id of the challenge, and the titles of the newest open ones */
export async function postChallenge(api: OpenChance, title: string): Promise<{ id: string; open: string[] }> {
  const draft = must(
    await api.POST("/api/v1/challenges", {
      body: {
        title,
        summary: "Read, date and index 40 letters of a family.",
        brief: "Forty letters are scanned. What is wanted is an index of all people and places that they name.",
        category: "research",
        skills: ["archives"],
        reward: { amountMinor: 12_000, currency: "USD" },
        applicationDeadline: new Date(Date.now() + 10 * dayMs).toISOString(),
        deliveryDays: 12,
      },
    }),
  );
  const { id } = must(await api.POST("/api/v1/challenges/{id}/publish", { params: { path: { id: draft.id } } }));
  const { items } = must(await api.GET("/api/v1/challenges", { params: { query: { limit: 10 } } }));
  return { id, open: items.map((item) => item.title) };
}

if (import.meta.main) {
  const { openChance } = await import("../src/client.ts");
  const { OPENCHANCE_ORIGIN: origin = "http://127.0.0.1:8788", OPENCHANCE_KEY: key } = process.env;
  if (key === undefined) throw new Error("OPENCHANCE_KEY is not set: make one in your settings, under Keys.");
  const { id, open } = await postChallenge(openChance({ origin, key }), "Index the letters of an archive");
  console.log(`posted ${id}; open now:\n${open.join("\n")}`);
}
