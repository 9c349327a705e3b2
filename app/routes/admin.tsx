import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { NavLink, Outlet } from "@remix-run/react";
import { useTexts } from "../components/reader.tsx";
import { admin as texts } from "../copy/en/admin.ts";
import { loadForAdmin } from "../lib/admin.server.ts";

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async () => null);
}

export default function Admin() {
  const t = useTexts(texts);
  return (
    <div className="wrap">
      <div className="st">
        <nav className="menu" aria-label={t("nav")}>
          <ul>
            <li>
              <NavLink to="/admin/money">{t("money")}</NavLink>
            </li>
            <li>
              <NavLink to="/admin/ledger">{t("ledger")}</NavLink>
            </li>
          </ul>
        </nav>
        <div>
          <Outlet />
        </div>
      </div>
    </div>
  );
}
