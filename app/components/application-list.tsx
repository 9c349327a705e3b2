import type { ReactNode } from "react";
import { board as texts } from "../copy/en/board.ts";
import type { Application, Challenge } from "../lib/types.ts";
import { Decide, NoteCell, PayableCell, RecordCell } from "./comparison-table.tsx";
import { Money, When } from "./money.tsx";
import { PersonLine } from "./people.tsx";
import { useTexts } from "./reader.tsx";
import { Facts } from "./slip.tsx";

/** Every application in full, first come first. */
export function ApplicationList({
  applications,
  challenge,
  empty,
}: {
  applications: readonly Application[];
  challenge: Challenge;
  empty: ReactNode;
}) {
  const t = useTexts(texts);
  if (applications.length === 0) return empty;
  return (
    <ul className="lines mbs-5">
      {applications.map((application) => (
        <li key={application.id} id={application.id}>
          <article className="applicationline">
            <div className="flow">
              <PersonLine person={application.applicant} large>
                {t.rich("applied", { when: <When at={application.createdAt} form="relative" /> })}
              </PersonLine>
              <p className="prose pre own-words">{application.coverLetter}</p>
              <NoteCell application={application} />
            </div>
            <div className="flow">
              <Facts
                tight
                items={[
                  { term: t("price"), answer: <Money value={application.price} /> },
                  { term: t("deliversIn"), answer: t("days", { count: application.days }) },
                  { term: t("record"), answer: <RecordCell application={application} /> },
                  { term: t("canBePaid"), answer: <PayableCell application={application} /> },
                  { term: t("agents"), answer: application.agentUse ?? t("none") },
                ]}
              />
              <Decide application={application} challenge={challenge} />
            </div>
          </article>
        </li>
      ))}
    </ul>
  );
}
