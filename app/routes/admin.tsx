import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { NavLink, Outlet, useLoaderData } from "@remix-run/react";
import { Tabs } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { admin as texts } from "../copy/en/admin.ts";
import { loadForStaff } from "../lib/admin.server.ts";

export function loader(args: LoaderFunctionArgs) {
  return loadForStaff(args, async (_, { role }) => ({ role }));
}

/** Moderators look after what people say and post; the rest is admins'. */
const tabs = [
  { to: "/admin/money", text: "money", admins: true },
  { to: "/admin/ledger", text: "ledger", admins: true },
  { to: "/admin/reports", text: "reports", admins: false },
  { to: "/admin/signals", text: "signals", admins: false },
  { to: "/admin/challenges", text: "challenges", admins: false },
  { to: "/admin/redact", text: "redact", admins: true },
  { to: "/admin/people", text: "people", admins: true },
  { to: "/admin/switches", text: "switches", admins: true },
  { to: "/admin/audit", text: "audit", admins: true },
  { to: "/admin/figures", text: "figures", admins: true },
  { to: "/admin/objectives", text: "objectives", admins: true },
] as const;

export default function Admin() {
  const { role } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <div className="wrap pbs-5">
      <Tabs label={t("nav")} className="mbe-5 noprint wraps">
        {tabs
          .filter(({ admins }) => role === "admin" || !admins)
          .map(({ to, text }) => (
            <NavLink key={to} to={to}>
              {t(text)}
            </NavLink>
          ))}
      </Tabs>
      <Outlet />
    </div>
  );
}
