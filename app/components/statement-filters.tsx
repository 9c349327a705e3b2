/** Narrows a statement: a GET form, so that the address says what is shown. */
import { Link } from "@remix-run/react";
import { statement as texts } from "../copy/en/statement.ts";
import { filtersOn, movementKinds, type StatementQuery, statementSearch } from "../lib/statement-query.ts";
import { Button, Form } from "./button.tsx";
import { FilterChip } from "./chip.tsx";
import { SelectField, TextField } from "./field.tsx";
import { useTexts } from "./reader.tsx";

/** @param challengeTitle of the challenge that the statement is narrowed to, when it is known */
export function StatementFilters({
  query,
  currencies,
  challengeTitle,
}: {
  query: StatementQuery;
  currencies: readonly string[];
  challengeTitle: string | undefined;
}) {
  const t = useTexts(texts);
  const { challenge, ...withoutChallenge } = query;
  return (
    // Filled anew for each address: what the browser remembers of the fields is not what is shown.
    <Form method="get" className="filters" aria-label={t("filters")} key={statementSearch(query)}>
      <SelectField name="kind" label={t("kind")} defaultValue={query.kind ?? ""}>
        <option value="">{t("anyKind")}</option>
        {movementKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind_${kind}`)}
          </option>
        ))}
      </SelectField>
      {currencies.length > 1 ? (
        <SelectField name="currency" label={t("currency")} defaultValue={query.currency}>
          {currencies.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </SelectField>
      ) : null}
      <TextField name="from" type="date" label={t("from")} defaultValue={query.from} />
      <TextField name="to" type="date" label={t("to")} defaultValue={query.to} />
      {challenge ? <input type="hidden" name="challenge" value={challenge} /> : null}
      <p className="bar">
        <Button type="submit" kind="two">
          {t("show")}
        </Button>
        {filtersOn(query) > 0 ? (
          <Link to={`/payments${statementSearch(query.currency ? { currency: query.currency } : {})}`}>
            {t("clear")}
          </Link>
        ) : null}
      </p>
      {challenge ? (
        <p className="bar whole">
          <FilterChip
            to={`/payments${statementSearch(withoutChallenge)}`}
            remove={t("removeOnly", { title: challengeTitle ?? t("onlyOne") })}
          >
            {challengeTitle ? t("only", { title: challengeTitle }) : t("onlyOne")}
          </FilterChip>
        </p>
      ) : null}
    </Form>
  );
}
