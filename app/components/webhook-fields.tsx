/** What a webhook is told, as fields of a form: its address, and its events in groups. */
import { webhooks as texts } from "../copy/en/webhooks.ts";
import { errorOf, type FormFailure } from "../lib/problem.ts";
import { ErrorLine, TextField } from "./field.tsx";
import { useTexts } from "./reader.tsx";

export function WebhookFields({
  types,
  chosen,
  url,
  failure,
}: {
  /** All there are. */
  types: readonly string[];
  chosen: readonly string[];
  url?: string;
  failure: FormFailure | undefined;
}) {
  const t = useTexts(texts);
  const error = errorOf(failure, "types");
  const typed = failure?.values.types;
  const on = new Set(typed === undefined ? chosen : [typed].flat());
  const groups = Map.groupBy(types, (type) => type.slice(0, type.indexOf(".")));
  return (
    <>
      <TextField
        name="url"
        type="url"
        label={t("url")}
        hint={t("urlHint")}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        defaultValue={url}
        failure={failure}
      />
      <fieldset aria-describedby={error ? "types-error" : undefined}>
        <legend className="label">{t("types")}</legend>
        {[...groups].map(([group, members]) => (
          <fieldset key={group} className="mbe-3">
            <legend className="small dim">{t(`group_${group}` as keyof typeof texts)}</legend>
            <div className="bar">
              {members.map((type) => (
                <label className="tick" key={type}>
                  <input type="checkbox" name="types" value={type} defaultChecked={on.has(type)} />
                  <code>{type}</code>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <ErrorLine id="types-error">{error}</ErrorLine>
      </fieldset>
    </>
  );
}
