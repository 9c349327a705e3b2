/** What search engines, feed readers and other sites find: asked as they ask, without a browser. */
import { expect, test } from "@playwright/test";
import { sharedCopy } from "./copy.ts";
import { theWorld } from "./world.ts";

test("robots, sitemaps, feeds, structured data and cards name an open challenge, and no other page", async ({
  baseURL,
  request,
}) => {
  const { open, draft, completed, poster } = await theWorld(sharedCopy(baseURL));
  const read = async (path: string, type: string) => {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["content-type"], path).toContain(type);
    return answer.text();
  };
  const page = `${baseURL}/challenges/${open.slug}`;

  expect(await read("/robots.txt", "text/plain")).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  expect(await read("/sitemap.xml", "xml")).toContain(`<loc>${baseURL}/sitemap-challenges.xml</loc>`);
  expect(await read("/sitemap-pages.xml", "xml")).toContain(`<loc>${baseURL}/help</loc>`);
  const challenges = await read("/sitemap-challenges.xml", "xml");
  expect(challenges).toContain(`<loc>${page}</loc>`);
  expect(challenges).not.toContain(draft.id);
  expect(challenges).not.toContain(completed.challenge.slug);

  const words = open.title.split(" ").find((word) => word.startsWith("q")) ?? "";
  const feed = await read(`/challenges.atom?q=${words}`, "application/atom+xml");
  expect(feed.match(/<entry>/g)).toHaveLength(1);
  expect(feed).toContain(`<link href="${page}"/>`);

  const html = await read(`/challenges/${open.slug}`, "text/html");
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? "";
  expect(JSON.parse(data)).toMatchObject({ "@type": "JobPosting", url: page, title: open.title });
  expect(html).toContain(`<meta property="og:url" content="${page}"/>`);
  expect(html).toContain(`<link rel="canonical" href="${page}"/>`);
  const property = (name: string) => new RegExp(`<meta property="${name}" content="([^"]+)"`).exec(html)?.[1] ?? "";
  expect([property("og:image:width"), property("og:image:height")]).toEqual(["1200", "630"]);
  expect(property("og:image:alt")).toContain(open.title);
  const picture = await request.get(property("og:image").replaceAll("&amp;", "&"));
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/png"]);
  expect(picture.headers()["cache-control"]).toBe("public, max-age=86400");
  expect(picture.headers().vary).toContain("Accept-Language");
  expect(sizeOfPng(await picture.body())).toEqual([1200, 630]);
  const drawn = picture.headers().etag;
  const later = await request.get(`/challenges/${open.slug}/card.png?v=old&lang=en`);
  expect([later.headers().etag, later.headers()["cache-control"]]).toEqual([drawn, "public, max-age=300"]);
  expect((await request.get(`/challenges/${open.slug}/card.png?lang=ar`)).headers().etag).not.toBe(drawn);
  expect((await request.post(`/challenges/${open.slug}/card.png`)).status()).toBe(405);

  expect(await read(`/challenges/${open.slug}/card.svg`, "image/svg+xml")).toContain("120.00");
  const embedded = await read(`/oembed?url=${encodeURIComponent(page)}`, "application/json");
  expect(JSON.parse(embedded)).toMatchObject({ type: "rich", title: open.title });
  for (const url of [
    "https://elsewhere.example/challenges/x",
    `${baseURL}/people/x`,
    `${baseURL}/challenges/nothing`,
  ]) {
    expect((await request.get(`/oembed?url=${encodeURIComponent(url)}`)).status(), url).toBe(404);
  }
  for (const kind of ["svg", "png", "jpg"]) {
    expect((await request.get(`/challenges/${draft.id}/card.${kind}`)).status(), kind).toBe(404);
  }
  // Not even its poster: whoever draws a picture draws it for everybody.
  const cookie = Object.entries(poster.cookies).map((pair) => pair.join("="));
  const asPoster = { headers: { cookie: cookie.join("; ") } };
  expect((await request.get(`/challenges/${draft.slug}`, asPoster)).status()).toBe(200);
  expect((await request.get(`/challenges/${draft.slug}/card.png`, asPoster)).status()).toBe(404);

  const { icons } = JSON.parse(await read("/site.webmanifest", "json")) as { icons: { src: string; type: string }[] };
  for (const { src, type } of icons) await read(src, type);
});

/** As its header says: width and height, in px. */
function sizeOfPng(bytes: Buffer): [number, number] {
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
