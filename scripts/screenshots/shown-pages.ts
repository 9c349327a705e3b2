/** Which pages are pictured, and through whose eyes: those of the demo's accounts who have the most to show. */
import type { Cookies, DemoReader, Member } from "./demo-reader.ts";

export interface Shown {
  name: string;
  path: string;
  cookies: Cookies;
}

interface Item {
  id: string;
  slug: string;
  state: string;
}

/** The first of one's own challenges in a state, as its poster. */
async function ownChallenge(member: Member, state: string): Promise<Item> {
  const { items } = await member.read<{ items: Item[] }>("/challenges?mine=posted&limit=100");
  const found = items.find((item) => item.state === state);
  if (found === undefined) throw new Error(`The demo's poster has no challenge that is ${state}.`);
  return found;
}

/** The room of a challenge. */
async function roomOf(member: Member, challengeId: string): Promise<string> {
  const { items } = await member.read<{ items: { id: string; challengeId: string | null }[] }>("/conversations");
  const found = items.find((item) => item.challengeId === challengeId);
  if (found === undefined) throw new Error("A challenge that was delivered has no room.");
  return `/messages/${found.id}`;
}

/** @throws an Error when the demo has changed and what a page needs is no longer in it */
export async function shownPages(demo: DemoReader): Promise<Shown[]> {
  const [bakery, weather, pim, asa, kai, admin] = await Promise.all(
    ["bakery", "weather", "pim", "asa", "kai", "admin"].map((name) => demo.signIn(`${name}@demo.example`)),
  );
  if (!bakery || !weather || !pim || !asa || !kai || !admin) throw new Error("An account of the demo is missing.");
  const compared = await ownChallenge(weather, "open");
  const delivered = await ownChallenge(bakery, "delivered");
  const draft = await ownChallenge(bakery, "draft");
  const room = await roomOf(bakery, delivered.id);
  const { handle } = await pim.read<{ handle: string }>("/users/me");
  const seen = (cookies: Cookies, paths: Record<string, string>): Shown[] =>
    Object.entries(paths).map(([name, path]) => ({ name, path, cookies }));
  return [
    ...seen(
      {},
      {
        home: "/",
        browse: "/challenges",
        "browse, filtered": "/challenges?category=software&agents=allowed",
        "browse, nothing": "/challenges?q=zzzyyyxxx",
        challenge: `/challenges/${compared.slug}`,
        profile: `/people/${handle}`,
        people: "/people",
        help: "/help",
        "not found": "/nowhere",
        styleguide: "/styleguide",
      },
    ),
    ...seen(bakery.cookies, {
      "my challenges": "/my/challenges",
      "post, problem": "/post",
      "post, brief": `/post/${draft.id}/brief`,
      "post, reward": `/post/${draft.id}/reward`,
      "post, check": `/post/${draft.id}/check`,
      room,
      "room, approving": `${room}?approve`,
      messages: "/messages",
      inbox: "/notifications",
    }),
    ...seen(weather.cookies, { board: `/challenges/${compared.slug}/applications` }),
    ...seen(pim.cookies, {
      "my work": "/my/work",
      statement: "/payments",
      receipts: "/payments/receipts",
      settings: "/settings",
      payouts: "/settings/payouts",
      notifications: "/settings/notifications",
    }),
    ...seen(asa.cookies, { "statement, elsewhere": "/payments" }),
    ...seen(kai.cookies, { apply: `/challenges/${compared.slug}/apply` }),
    ...seen(admin.cookies, { admin: "/admin/money", figures: "/admin/figures" }),
  ];
}
