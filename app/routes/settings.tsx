import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { NavLink, Outlet } from "@remix-run/react";
import { useTexts } from "../components/reader.tsx";
import { useRootData } from "../components/root-data.ts";
import { settings as texts } from "../copy/en/settings.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import { findUser } from "../lib/viewer.server.ts";

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    return null;
  });
}

export default function Settings() {
  const t = useTexts(texts);
  const { user } = useRootData();
  return (
    <div className="wrap">
      <div className="st">
        <nav className="menu" aria-label={t("nav")}>
          <ul>
            <li>
              <NavLink to="/settings" end>
                {t("profile")}
              </NavLink>
            </li>
            <li>
              <NavLink to="/settings/works">{t("works")}</NavLink>
            </li>
            <li>
              <NavLink to="/settings/payouts">{t("payouts")}</NavLink>
            </li>
            <li>
              <NavLink to="/settings/notifications">{t("notifications")}</NavLink>
            </li>
            <li>
              <NavLink to="/settings/searches">{t("searches")}</NavLink>
            </li>
            <li>
              <NavLink to="/settings/privacy">{t("yourData")}</NavLink>
            </li>
            <li>
              <NavLink to="/settings/keys">{t("keys")}</NavLink>
            </li>
            <li>
              <NavLink to="/settings/webhooks">{t("webhooks")}</NavLink>
            </li>
            <li>
              <NavLink to="/settings/appearance">{t("appearance")}</NavLink>
            </li>
            <li>
              <NavLink to="/settings/sessions">{t("devices")}</NavLink>
            </li>
            {user?.role === "admin" ? (
              <li>
                <NavLink to="/admin">{t("admin")}</NavLink>
              </li>
            ) : null}
          </ul>
        </nav>
        <div>
          <Outlet />
        </div>
      </div>
    </div>
  );
}
