/** What became of the work between two versions. Added and taken-away words are told by marks, by lines, and in words for the ear. */
import { versions as texts } from "../copy/en/versions.ts";
import type { FileChange, LinePiece, Piece } from "../lib/compare-deliveries.server.ts";
import { bytesText } from "../lib/format.ts";
import { useReader, useTexts } from "./reader.tsx";

/** A text with what is gone struck out and what is new underlined. */
export function ComparedText({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p className="pre compared own-words">
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change places
        <Marked key={index} piece={piece} />
      ))}
    </p>
  );
}

function Marked({ piece: { kind, text } }: { piece: Piece }) {
  const t = useTexts(texts);
  if (kind === "same") return text;
  const Mark = kind === "added" ? "ins" : "del";
  return (
    <Mark>
      <span className="vh">{t(`${kind}Begins`)}</span>
      {text}
      <span className="vh">{t(`${kind}Ends`)}</span>
    </Mark>
  );
}

/** The changed lines of a text file. */
export function ComparedLines({ name, pieces }: { name: string; pieces: readonly LinePiece[] }) {
  const t = useTexts(texts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scrolls" aria-label={t("linesOf", { name })} tabIndex={0}>
      <pre className="compared" dir="ltr">
        {pieces.map((piece, index) =>
          piece.kind === "gap" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change places
            <span className="gap" key={index}>
              {t("alike", { count: piece.lines })}
              {"\n"}
            </span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change places
            <Marked key={index} piece={piece} />
          ),
        )}
      </pre>
    </section>
  );
}

export function ComparedFiles({ changes }: { changes: readonly FileChange[] }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const sizeOf = (change: FileChange) => {
    const { before, after } = change;
    if (before && after && before.size !== after.size)
      return t("sizes", { before: bytesText(before.size, locale), after: bytesText(after.size, locale) });
    return bytesText((after ?? before)?.size ?? 0, locale);
  };
  return (
    <ul className="rows">
      {changes.map((change) => (
        <li key={(change.after ?? change.before)?.id} className="worksline">
          <span className="own-words">{change.name}</span>
          <span className="small">
            <b>{t(`file_${change.kind}`)}</b>{" "}
            <span className="dim" suppressHydrationWarning>
              {sizeOf(change)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
