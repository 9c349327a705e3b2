import { Link } from "@remix-run/react";
import { saveSearch as texts } from "../copy/en/save-search.ts";
import { alertChoices } from "../lib/browse-query.ts";
import { Form, Submit } from "./button.tsx";
import { FormKey } from "./form-key.tsx";
import { useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";

/**
 * Keeps what is searched for now, and says whether new challenges are told. Its form goes to the list of all that is kept.
 * @param address the search, as in the page's address
 */
export function SaveSearch({ address, name }: { address: string; name: string }) {
  const t = useTexts(texts);
  const { user, signInHref } = useRootData();
  if (!user)
    return (
      <Link reloadDocument to={signInHref}>
        {t("signIn")}
      </Link>
    );
  return (
    <details className="save" key={address}>
      <summary>{t("save")}</summary>
      <Form method="post" action="/settings/searches" className="form">
        <FormKey />
        <input type="hidden" name="search" value={address} />
        <NameField name={name} />
        <AlertField chosen="live" />
        <p>
          <Submit intent="save">{t("save")}</Submit>
        </p>
      </Form>
    </details>
  );
}

/** Labels around their fields, since a page may show many of them. */
export function NameField({ name }: { name: string }) {
  const t = useTexts(texts);
  return (
    <label className="field">
      <span className="label">{t("name")}</span>
      <input className="in" name="name" defaultValue={name} maxLength={80} required />
    </label>
  );
}

export function AlertField({ chosen }: { chosen: (typeof alertChoices)[number] }) {
  const t = useTexts(texts);
  return (
    <label className="field">
      <span className="label">{t("alert")}</span>
      <select className="in" name="alert" defaultValue={chosen}>
        {alertChoices.map((choice) => (
          <option key={choice} value={choice}>
            {t(`alert_${choice}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
