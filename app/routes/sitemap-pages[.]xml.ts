import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { categories } from "../lib/categories.ts";
import { sitemap } from "../lib/xml.server.ts";

const paths = ["/", "/challenges", "/people", "/help", "/terms", "/privacy"];

export function loader({ request }: LoaderFunctionArgs) {
  return sitemap(
    new URL(request.url).origin,
    [...paths, ...categories.map((category) => `/challenges?category=${category}`)].map((path) => ({ path })),
  );
}
