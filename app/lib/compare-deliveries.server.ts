/** What became of the work between two versions of it: the words of the note, the files, and the lines of files that are text. Pure. */
import { diffArrays, diffLines } from "diff";
import type { Delivery, StoredFile } from "./types.ts";

export type ChangeKind = "same" | "added" | "removed";

/** A run of text that is in both versions, in the later one alone, or in the earlier one alone. */
export interface Piece {
  kind: ChangeKind;
  text: string;
}

/** `changed`: a file of the same name with other bytes. */
export interface FileChange {
  name: string;
  kind: ChangeKind | "changed";
  before: StoredFile | null;
  after: StoredFile | null;
}

/** A line of a text file; `gap`: so many lines that are alike in both. */
export type LinePiece = Piece | { kind: "gap"; lines: number };

/** Changed words or lines beyond which two texts are simply shown as another; comparing takes the square of it. */
const mostEdits = 2_000;

/** Files that are read as text, in bytes each and in number. */
export const textFileLimits = { bytes: 64 * 1024, files: 5 } as const;

/** Lines around a change that are shown. */
const around = 3;

/** Of any script: what a word is, the reader's language says. */
export function compareWords(before: string, after: string, locale: string): Piece[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  const words = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const parts = diffArrays(words(before), words(after), { maxEditLength: mostEdits });
  return parts?.map((part) => ({ kind: kindOf(part), text: part.value.join("") })) ?? wholly(before, after);
}

/** By name, the later version's first, then what is no more. Two files of one name are told apart by their place. */
export function compareFiles(before: Delivery, after: Delivery): FileChange[] {
  const earlier = numbered(before.files);
  const later = numbered(after.files);
  return [
    ...Array.from(later, ([key, file]): FileChange => {
      const old = earlier.get(key) ?? null;
      const kind = old === null ? "added" : isSame(old, file) ? "same" : "changed";
      return { name: file.name, kind, before: old, after: file };
    }),
    ...Array.from(earlier)
      .filter(([key]) => !later.has(key))
      .map(([, file]): FileChange => ({ name: file.name, kind: "removed", before: file, after: null })),
  ];
}

/** The lines that changed and a few around them. */
export function compareLines(before: string, after: string): LinePiece[] {
  const parts = diffLines(before, after, { maxEditLength: mostEdits });
  const pieces = parts?.map((part) => ({ kind: kindOf(part), text: part.value })) ?? wholly(before, after);
  return pieces.flatMap((piece, index): LinePiece[] => {
    if (piece.kind !== "same") return [piece];
    return shortened(piece.text, index === 0 ? 0 : around, index === pieces.length - 1 ? 0 : around);
  });
}

/** Files whose lines can be compared: text of a size that a page can show, on both sides. */
export function comparableAsText(changes: readonly FileChange[]): { before: StoredFile; after: StoredFile }[] {
  const isText = ({ type, size, name }: StoredFile) =>
    size <= textFileLimits.bytes &&
    (/^text\/|[/+](?:json|xml|javascript|yaml)$/.test(type) ||
      /\.(?:md|csv|txt|json|ya?ml|[jt]sx?|css|html?|svg|py|sql)$/i.test(name));
  return changes
    .flatMap(({ kind, before, after }) => (kind === "changed" && before && after ? [{ before, after }] : []))
    .filter(({ before, after }) => isText(before) && isText(after))
    .slice(0, textFileLimits.files);
}

function kindOf({ added, removed }: { added: boolean; removed: boolean }): ChangeKind {
  return added ? "added" : removed ? "removed" : "same";
}

function wholly(before: string, after: string): Piece[] {
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

/** The beginning and the end of lines that are alike. @param first, last lines that are kept of each */
function shortened(text: string, first: number, last: number): LinePiece[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  if (lines.length <= first + last + 1) return [{ kind: "same", text }];
  const kept = (some: string[]): LinePiece[] => (some.length > 0 ? [{ kind: "same", text: some.join("") }] : []);
  return [
    ...kept(lines.slice(0, first)),
    { kind: "gap", lines: lines.length - first - last },
    ...kept(last === 0 ? [] : lines.slice(-last)),
  ];
}

function numbered(files: readonly StoredFile[]): Map<string, StoredFile> {
  const seen = new Map<string, number>();
  return new Map(
    files.map((file) => {
      const nth = (seen.get(file.name) ?? 0) + 1;
      seen.set(file.name, nth);
      return [`${nth}/${file.name}`, file];
    }),
  );
}

/** By its checksum; of files from before those were kept, by the size alone. */
function isSame(one: StoredFile, other: StoredFile): boolean {
  return (
    one.size === other.size && (one.checksum === null || other.checksum === null || one.checksum === other.checksum)
  );
}
