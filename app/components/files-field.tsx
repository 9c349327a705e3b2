import { division as texts } from "../copy/en/division.ts";
import { errorOf, type FormFailure } from "../lib/problem.ts";
import { ErrorLine } from "./field.tsx";
import { useTexts } from "./reader.tsx";

/** Files beside words: see use-uploads.ts. @param most how many the API takes */
export function FilesField({ most, failure }: { most: number; failure: FormFailure | undefined }) {
  const t = useTexts(texts);
  const error = errorOf(failure, "files", "fileIds");
  return (
    <div className="field">
      <label className="label" htmlFor="files">
        {t("files")}
      </label>
      <span className="hint" id="files-hint">
        {t("filesHint", { count: most })}
      </span>
      <input
        className="in"
        id="files"
        name="files"
        type="file"
        multiple
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "files-hint files-error" : "files-hint"}
      />
      <ErrorLine id="files-error">{error}</ErrorLine>
    </div>
  );
}
