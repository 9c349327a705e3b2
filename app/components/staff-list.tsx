/** What waits for whoever looks after the place, in one of its states: a page of lines, each with what may be decided about it. */
import type { ReactNode } from "react";
import { staff as texts } from "../copy/en/staff.ts";
import type { FormFailure } from "../lib/problem.ts";
import { AdminDecisions } from "./admin-dialog.tsx";
import { type AdminLine, AdminLines } from "./admin-lines.tsx";
import { Button, ButtonLink, Form } from "./button.tsx";
import { SelectField } from "./field.tsx";
import { Empty } from "./notice.tsx";
import { useTexts } from "./reader.tsx";

interface StaffListProps<State extends string> {
  title: ReactNode;
  lead: ReactNode;
  state: State;
  states: readonly State[];
  nameOf: (state: State) => string;
  lines: readonly AdminLine[];
  /** What else on the page is decided about. */
  beside?: readonly { id: string; what: ReactNode }[];
  /** What stands there instead of no lines. */
  empty: { title: string; text: ReactNode };
  nextCursor: string | null;
  failure: FormFailure | undefined;
}

export function StaffList<State extends string>({ state, states, nameOf, lines, ...page }: StaffListProps<State>) {
  const t = useTexts(texts);
  return (
    <>
      <h1>{page.title}</h1>
      <p className="lead mbs-2 mbe-4">{page.lead}</p>
      <AdminDecisions subjects={[...lines, ...(page.beside ?? [])]} failure={page.failure} />
      <Form method="get" className="filters" key={state}>
        <SelectField name="state" label={t("state")} defaultValue={state}>
          {states.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" kind="two">
          {t("show")}
        </Button>
      </Form>
      {lines.length === 0 ? (
        <Empty title={page.empty.title}>{page.empty.text}</Empty>
      ) : (
        <AdminLines label={nameOf(state)} lines={lines} />
      )}
      {page.nextCursor ? (
        <p className="mbs-4">
          <ButtonLink kind="two" to={`?state=${state}&cursor=${encodeURIComponent(page.nextCursor)}`}>
            {t("older")}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
