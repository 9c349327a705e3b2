/** Lists of what needs a person: what it is, why it is here, since when, and what may be decided. Plain tables that fold on the phone. */
import { Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { admin as texts } from "../copy/en/admin.ts";
import { type AdminDecision, decisionSearch, takesAway } from "../lib/admin-decisions.ts";
import type { Currency } from "../lib/types.ts";
import { When } from "./money.tsx";
import { useTexts } from "./reader.tsx";

/** A decision in its dialog, or a way to where it is made. */
export type AdminAction = { decision: AdminDecision; about?: string; source?: string } | { to: string; text: string };

export interface AdminLine {
  id: string;
  what: ReactNode;
  /** Ids, for whoever looks it up elsewhere. */
  codes: readonly (string | null)[];
  why: ReactNode;
  /** null for what has no beginning. */
  since: string | null;
  /** Where a decision asks for a sum. */
  currency?: Currency;
  actions: readonly AdminAction[];
}

export function AdminLines({ label, lines }: { label: string; lines: readonly AdminLine[] }) {
  const t = useTexts(texts);
  return (
    <table className="tbl fold admin" aria-label={label}>
      <thead>
        <tr>
          <th>{t("col_what")}</th>
          <th>{t("col_why")}</th>
          <th>{t("col_since")}</th>
          <th>{t("col_do")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>
              {line.what}
              {line.codes.map((code) =>
                code === null ? null : (
                  <span key={code} className="block">
                    <code className="breaks">{code}</code>
                  </span>
                ),
              )}
            </td>
            <td>{line.why}</td>
            <td className="dim">{line.since ? <When at={line.since} form="moment" /> : null}</td>
            <td>
              <AdminActions id={line.id} actions={line.actions} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What may be decided about something, each a way to its dialog. */
export function AdminActions({ id, actions }: { id: string; actions: readonly AdminAction[] }) {
  const t = useTexts(texts);
  const [params] = useSearchParams();
  if (actions.length === 0) return null;
  return (
    <ul className="verbs">
      {actions.map((action) =>
        "to" in action ? (
          <li key={action.to}>
            <Link to={action.to}>{action.text}</Link>
          </li>
        ) : (
          <li key={action.decision + (action.source ?? "")}>
            <Link
              to={decisionSearch(params, action.decision, action.about ?? id, action.source)}
              className={takesAway(action.decision) ? "stop-word" : undefined}
              preventScrollReset
            >
              {t(`verb_${action.decision}`)}
            </Link>
          </li>
        ),
      )}
    </ul>
  );
}
