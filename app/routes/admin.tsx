import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { NavLink, Outlet } from "@remix-run/react";
import { Tabs } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { admin as texts } from "../copy/en/admin.ts";
import { loadForAdmin } from "../lib/admin.server.ts";

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async () => null);
}

export default function Admin() {
  const t = useTexts(texts);
  return (
    <div className="wrap pbs-5">
      <Tabs label={t("nav")} className="mbe-5 noprint">
        <NavLink to="/admin/money">{t("money")}</NavLink>
        <NavLink to="/admin/ledger">{t("ledger")}</NavLink>
      </Tabs>
      <Outlet />
    </div>
  );
}
