/** The files of a message that is being written. */
import { talk as texts } from "../copy/en/talk.ts";
import { bytesText } from "../lib/format.ts";
import { Icon } from "./icon.tsx";
import { useReader, useTexts } from "./reader.tsx";
import type { Upload, Uploads } from "./talk-uploads.ts";

export function UploadList({ uploads }: { uploads: Uploads }) {
  const t = useTexts(texts);
  if (uploads.all.length === 0) return null;
  return (
    <div className="uploads">
      <ul>
        {uploads.all.map((upload) => (
          <li key={upload.key}>
            <Preview upload={upload} />
            <State upload={upload} />
            {upload.problem ? (
              <button type="button" className="btn q" onClick={() => uploads.again(upload)}>
                {t("tryAgain")}
              </button>
            ) : null}
            <button
              type="button"
              className="btn q"
              aria-label={t("removeFile", { name: upload.file.name })}
              onClick={() => uploads.remove(upload.key)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {uploads.tooMany ? <p className="err">{t("mostFiles")}</p> : null}
    </div>
  );
}

function Preview({ upload: { stored } }: { upload: Upload }) {
  if (!stored || stored.width === null) return <Icon name="file" />;
  return <img src={`/api/v1/files/${stored.id}`} alt="" width={44} height={44} />;
}

function State({ upload: { file, percent, stored, problem } }: { upload: Upload }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { name } = file;
  if (problem) {
    const known = { too_large: t("tooLarge"), unreachable: t("unreachable") };
    const reason = problem === "too_large" || problem === "unreachable" ? known[problem] : problem;
    return (
      <span className="err" role="alert">
        {t("uploadFailed", { name, reason })}
      </span>
    );
  }
  if (stored) return <span className="small">{t("uploaded", { name, size: bytesText(file.size, locale) })}</span>;
  return (
    <span className="small">
      {t("uploading", { name, percent })}
      <progress max={100} value={percent} aria-hidden="true" />
    </span>
  );
}
