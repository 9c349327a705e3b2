import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { board as texts } from "../copy/en/board.ts";
import { countryText, moneyText } from "../lib/format.ts";
import { numberFormat } from "../lib/formatters.ts";
import type { Application, Challenge } from "../lib/types.ts";
import { ButtonLink, Form, Submit } from "./button.tsx";
import { FormKey } from "./form-key.tsx";
import { Icon } from "./icon.tsx";
import { Money } from "./money.tsx";
import { Monogram } from "./people.tsx";
import { useReader, useTexts } from "./reader.tsx";

/** Characters of a cover letter shown before "Read all". */
const excerpt = 220;

/** People side by side, in the order of the poster's decision; only the poster's own shortlist is tinted. */
export function ComparisonTable({
  applications,
  challenge,
}: {
  applications: readonly Application[];
  challenge: Challenge;
}) {
  const t = useTexts(texts);
  const least = `${9 + applications.length * 13.25}rem`;
  const most = `${9 + applications.length * 22}rem`;
  const rows: readonly { label: string; cell: (application: Application) => ReactNode }[] = [
    { label: t("price"), cell: (application) => <PriceCell application={application} challenge={challenge} /> },
    { label: t("deliversIn"), cell: ({ days }) => <b>{t("days", { count: days })}</b> },
    { label: t("record"), cell: (application) => <RecordCell application={application} /> },
    { label: t("canBePaid"), cell: (application) => <PayableCell application={application} /> },
    { label: t("agents"), cell: ({ agentUse }) => <span className="small">{agentUse ?? t("none")}</span> },
    { label: t("words"), cell: (application) => <WordsCell application={application} /> },
    { label: t("note"), cell: (application) => <NoteCell application={application} /> },
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className="cmp" tabIndex={0} aria-label={t("region", { count: applications.length })}>
      <table style={{ minInlineSize: least, maxInlineSize: most }}>
        <colgroup>
          <col />
          {applications.map(({ id }) => (
            <col key={id} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="row">
              <span className="vh">{t("applicant")}</span>
            </th>
            {applications.map((application) => (
              <th scope="col" key={application.id} className={tint(application)}>
                <PersonCell application={application} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cell }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {applications.map((application) => (
                <td key={application.id} className={tint(application)}>
                  {cell(application)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <span className="vh">{t("decide")}</span>
            </th>
            {applications.map((application) => (
              <td key={application.id} className={tint(application)}>
                <Decide application={application} challenge={challenge} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function tint({ state }: Application): string | undefined {
  return state === "shortlisted" || state === "awarded" || state === "hired" ? "s" : undefined;
}

function PersonCell({ application: { applicant } }: { application: Application }) {
  const { locale } = useReader();
  return (
    <span className="who items-start">
      <Monogram id={applicant.id} name={applicant.name} />
      <span>
        <Link className="name" to={`/people/${applicant.handle}`}>
          {applicant.name}
        </Link>
        {applicant.country ? <span className="small dim">{countryText(applicant.country, locale)}</span> : null}
      </span>
    </span>
  );
}

function PriceCell({ application, challenge }: { application: Application; challenge: Challenge }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const reward = challenge.reward;
  const gap = reward ? application.price.amountMinor - reward.amountMinor : 0;
  const sum = moneyText({ ...application.price, amountMinor: Math.abs(gap) }, locale);
  return (
    <>
      <Money value={application.price} size="m28" />
      <span className="small dim block">
        {gap === 0 ? t("yourReward") : gap < 0 ? t("under", { sum }) : t("over", { sum })}
      </span>
    </>
  );
}

export function RecordCell({ application: { applicant } }: { application: Application }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { average, count } = applicant.rating;
  return (
    <>
      <b className="num">
        {average === null
          ? "—"
          : numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(average)}
      </b>{" "}
      <span className="small dim">{t("reviews", { count })}</span>
      <span className="small block">{t("completed", { count: applicant.completedAsSolver })}</span>
    </>
  );
}

export function PayableCell({ application: { payable, applicant } }: { application: Application }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  if (!payable) {
    return (
      <span className="who small">
        <Icon name="warn" /> {t("notYetPayable")}
      </span>
    );
  }
  return (
    <span className="who small paid-word">
      <Icon name="check" />
      <b>{applicant.country ? t("yesIn", { country: countryText(applicant.country, locale) }) : t("yes")}</b>
    </span>
  );
}

function WordsCell({ application: { coverLetter, id } }: { application: Application }) {
  const t = useTexts(texts);
  const long = coverLetter.length > excerpt;
  return (
    <p className="letter own-words">
      {long ? `${coverLetter.slice(0, excerpt).trimEnd()}…` : coverLetter}{" "}
      {long ? <Link to={`?show=all#${id}`}>{t("readAll")}</Link> : null}
    </p>
  );
}

export function NoteCell({ application }: { application: Application }) {
  const t = useTexts(texts);
  const id = `note-${application.id}`;
  return (
    <Form method="post" className="flow" preventScrollReset>
      <input type="hidden" name="application" value={application.id} />
      <label className="vh" htmlFor={id}>
        {t("noteLabel", { name: application.applicant.name })}
      </label>
      <textarea
        className="in"
        id={id}
        name="note"
        placeholder={t("notePlaceholder")}
        defaultValue={application.note ?? ""}
        maxLength={1000}
      />
      <Submit kind="quiet" intent="note">
        {t("keepNote")}
      </Submit>
    </Form>
  );
}

/** Choose, shortlist, decline. No primary button on one person: the columns are equal. */
export function Decide({ application, challenge }: { application: Application; challenge: Challenge }) {
  const t = useTexts(texts);
  const { applicant, state, conversationId } = application;
  const first = applicant.name.split(" ")[0] ?? applicant.name;
  const open = challenge.state === "open" && (state === "submitted" || state === "shortlisted");
  return (
    <div className="flow">
      {open ? (
        <ButtonLink kind="two" to={`?choose=${application.id}`} preventScrollReset>
          {t("choose", { name: first })}
        </ButtonLink>
      ) : (
        <p className="small">
          <b>{t(`state_${state}`)}</b>
        </p>
      )}
      {conversationId ? (
        <Link className="btn q" to={`/messages/${conversationId}`}>
          {t("talk", { name: first })}
        </Link>
      ) : null}
      {open ? (
        <div className="bar">
          {state === "shortlisted" ? (
            <span className="small dim">{t("onShortlist")}</span>
          ) : (
            <Form method="post" preventScrollReset>
              <FormKey />
              <input type="hidden" name="application" value={application.id} />
              <Submit kind="quiet" intent="shortlist" aria-label={t("shortlistWho", { name: applicant.name })}>
                {t("shortlist")}
              </Submit>
            </Form>
          )}
          <Link
            className="btn q"
            to={`?decline=${application.id}`}
            preventScrollReset
            aria-label={t("declineWho", { name: applicant.name })}
          >
            {t("decline")}
          </Link>
        </div>
      ) : null}
    </div>
  );
}
