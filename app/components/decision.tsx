/** A decision in a dialog: what it means in writing, a button that names it, and a way out. */
import type { FormEvent, ReactNode } from "react";
import { form as texts } from "../copy/en/form.ts";
import type { FormFailure } from "../lib/problem.ts";
import { ButtonLink, Form, Submit } from "./button.tsx";
import { DecisionDialog } from "./dialog.tsx";
import { inputNames } from "./division.tsx";
import { ErrorSummary } from "./field.tsx";
import { FormKey } from "./form-key.tsx";
import { useTexts } from "./reader.tsx";

export function Decision({
  title,
  intent,
  button,
  bad = false,
  closeTo,
  failure,
  onSubmit,
  children,
}: {
  title: string;
  intent: string;
  button: string;
  bad?: boolean;
  /** The address without the dialog. */
  closeTo: string;
  failure: FormFailure | undefined;
  /** Of a form with files: see use-uploads.ts. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  return (
    <DecisionDialog title={title} closeTo={closeTo}>
      <Form
        method="post"
        className="flow"
        preventScrollReset
        {...(onSubmit ? { onSubmit, encType: "multipart/form-data" as const } : {})}
      >
        <FormKey />
        <input type="hidden" name="intent" value={intent} />
        <ErrorSummary failure={failure} names={inputNames(failure)} />
        {children}
        <p className="bar mbs-4">
          <Submit kind={bad ? "bad" : "primary"}>{button}</Submit>
          <ButtonLink kind="quiet" to={closeTo} preventScrollReset replace data-safe>
            {t("notYet")}
          </ButtonLink>
        </p>
      </Form>
    </DecisionDialog>
  );
}
