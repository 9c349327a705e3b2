import { useLocation } from "@remix-run/react";
import { frame as texts } from "../copy/en/frame.ts";
import { ButtonLink } from "./button.tsx";
import { useTexts } from "./reader.tsx";

/** What to do when a page is missing (the same for absent and forbidden) or failed. */
export function ErrorPage({
  status,
  requestId,
  signInHref,
}: {
  status: number;
  requestId: string | undefined;
  signInHref: string | null;
}) {
  const t = useTexts(texts);
  const { pathname, search } = useLocation();
  const missing = status === 404;
  return (
    <div className="wrap">
      <div className="flow pbs-7 pbe-7">
        <h1>{missing ? t("notFoundTitle") : t("errorTitle")}</h1>
        <p className="lead">{missing ? t("notFoundText") : t("errorText")}</p>
        <p className="bar">
          {missing ? null : (
            <ButtonLink to={`${pathname}${search}`} reloadDocument>
              {t("tryAgain")}
            </ButtonLink>
          )}
          <ButtonLink to="/challenges" kind={missing ? "primary" : "two"}>
            {t("browseChallenges")}
          </ButtonLink>
          {missing && signInHref ? (
            <a className="btn q" href={signInHref}>
              {t("signIn")}
            </a>
          ) : null}
        </p>
        {requestId ? <p className="micro dim">{t("requestId", { id: requestId })}</p> : null}
      </div>
    </div>
  );
}
