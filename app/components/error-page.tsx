import { useLocation } from "@remix-run/react";
import { frame as texts } from "../copy/en/frame.ts";
import { ButtonLink } from "./button.tsx";
import { useTexts } from "./reader.tsx";

/** What to do when a page is missing (the same for absent and forbidden) or failed. */
export function ErrorPage({
  status,
  closed,
  requestId,
  signInHref,
}: {
  status: number;
  /** It is closed to admins who look at somebody's account. */
  closed: boolean;
  requestId: string | undefined;
  signInHref: string | null;
}) {
  const t = useTexts(texts);
  const { pathname, search } = useLocation();
  const missing = status === 404;
  return (
    <div className="wrap">
      <div className="flow pbs-7 pbe-7">
        <h1>{t(closed ? "closedTitle" : missing ? "notFoundTitle" : "errorTitle")}</h1>
        <p className="lead">{t(closed ? "closedText" : missing ? "notFoundText" : "errorText")}</p>
        <p className="bar">
          {missing || closed ? null : (
            <ButtonLink to={`${pathname}${search}`} reloadDocument>
              {t("tryAgain")}
            </ButtonLink>
          )}
          <ButtonLink to="/challenges" kind={missing || closed ? "primary" : "two"}>
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
