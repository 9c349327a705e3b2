import type { LoaderFunctionArgs } from "@remix-run/cloudflare";

/** What only members see: there is nothing for a crawler but the way to sign in. */
const membersOnly = [
  "/admin",
  "/api/",
  "/__clerk/",
  "/disputes/",
  "/messages",
  "/my/",
  "/notifications",
  "/payments",
  "/post",
  "/settings",
  "/theme",
];

export function loader({ request }: LoaderFunctionArgs) {
  const lines = [
    "User-agent: *",
    ...membersOnly.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${new URL(request.url).origin}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, max-age=86400" },
  });
}
