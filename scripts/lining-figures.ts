/**
 * Makes lining figures a font's own. Zilla Slab's digits are old-style, and the features that would change them stand in its
 * Latin script table alone: a run of digits is of no script, so browsers never apply them to a lone sum.
 */

/** Tables of a font file by tag. */
type Tables = Map<string, Buffer>;

const HEADER_BYTES = 12;
const RECORD_BYTES = 16;
const DIGITS = Array.from("0123456789", (digit) => digit.codePointAt(0) ?? 0);

/**
 * @param font a TrueType file
 * @returns the same with its digits mapped to their lining forms, and the Latin features given to text of no script
 * @throws Error when the font has no lining figures
 */
export function withLiningFigures(font: Buffer): Buffer {
  const tables = readTables(font);
  const glyphs = readCharacterMap(table(tables, "cmap"));
  const gsub = Buffer.from(table(tables, "GSUB"));
  const lining = readSubstitutions(gsub, "lnum");
  for (const digit of DIGITS) {
    const glyph = lining.get(glyphs.get(digit) ?? -1);
    if (glyph === undefined) throw new Error(`No lining form of ${String.fromCodePoint(digit)}.`);
    glyphs.set(digit, glyph);
  }
  shareLatinFeatures(gsub);
  return writeTables(font.readUInt32BE(0), new Map([...tables, ["cmap", writeCharacterMap(glyphs)], ["GSUB", gsub]]));
}

/** Whether a font's digits are what its feature for lining figures would make of them. */
export function hasLiningFigures(font: Buffer): boolean {
  const tables = readTables(font);
  const glyphs = readCharacterMap(table(tables, "cmap"));
  const forms = new Set(readSubstitutions(table(tables, "GSUB"), "lnum").values());
  return DIGITS.every((digit) => forms.has(glyphs.get(digit) ?? -1));
}

/** How far each character of a font leads, in thousandths of the letter's height (an em). @param font a TrueType file */
export function readAdvances(font: Buffer): Map<string, number> {
  const tables = readTables(font);
  const unitsPerEm = table(tables, "head").readUInt16BE(18);
  const measured = table(tables, "hhea").readUInt16BE(34);
  const metrics = table(tables, "hmtx");
  // Glyphs beyond the measured ones are as wide as the last of these.
  const unitsOf = (glyph: number) => metrics.readUInt16BE(Math.min(glyph, measured - 1) * 4);
  return new Map(
    Array.from(readCharacterMap(table(tables, "cmap")), ([code, glyph]) => [
      String.fromCodePoint(code),
      Math.round((unitsOf(glyph) * 1000) / unitsPerEm),
    ]),
  );
}

function table(tables: Tables, tag: string): Buffer {
  const found = tables.get(tag);
  if (found === undefined) throw new Error(`The font has no ${tag} table.`);
  return found;
}

function readTables(font: Buffer): Tables {
  const tables: Tables = new Map();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = HEADER_BYTES + index * RECORD_BYTES;
    const start = font.readUInt32BE(record + 8);
    tables.set(tagAt(font, record), font.subarray(start, start + font.readUInt32BE(record + 12)));
  }
  return tables;
}

/** Checksums stay zero: packing a font as WOFF2 works them out. */
function writeTables(version: number, tables: Tables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = Buffer.alloc(HEADER_BYTES + sorted.length * RECORD_BYTES);
  const power = Math.floor(Math.log2(sorted.length));
  directory.writeUInt32BE(version, 0);
  directory.writeUInt16BE(sorted.length, 4);
  directory.writeUInt16BE(2 ** power * RECORD_BYTES, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE((sorted.length - 2 ** power) * RECORD_BYTES, 10);
  const parts = [directory];
  let offset = directory.length;
  sorted.forEach(([tag, content], index) => {
    const record = HEADER_BYTES + index * RECORD_BYTES;
    directory.write(tag, record, "latin1");
    directory.writeUInt32BE(offset, record + 8);
    directory.writeUInt32BE(content.length, record + 12);
    const padded = Buffer.alloc(Math.ceil(content.length / 4) * 4);
    content.copy(padded);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}

/** Code point → glyph, of the table's Unicode subtable (format 4 or 12). */
function readCharacterMap(cmap: Buffer): Map<number, number> {
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 4) return readSegments(subtable);
    if (format === 12) return readGroups(subtable);
  }
  throw new Error("The font maps no characters.");
}

function readSegments(subtable: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>();
  const width = subtable.readUInt16BE(6); // twice the number of segments: the length of each of the four lists
  for (let at = 0; at < width; at += 2) {
    const [end, start] = [subtable.readUInt16BE(14 + at), subtable.readUInt16BE(16 + width + at)];
    const delta = subtable.readUInt16BE(16 + 2 * width + at);
    const rangeAt = 16 + 3 * width + at;
    const range = subtable.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = range === 0 ? code : subtable.readUInt16BE(rangeAt + range + 2 * (code - start));
      if (range === 0 || listed !== 0) glyphs.set(code, (listed + delta) & 0xffff);
    }
  }
  return glyphs;
}

function readGroups(subtable: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < subtable.readUInt32BE(12); index += 1) {
    const group = 16 + index * 12;
    const start = subtable.readUInt32BE(group);
    for (let code = start; code <= subtable.readUInt32BE(group + 4); code += 1)
      glyphs.set(code, subtable.readUInt32BE(group + 8) + code - start);
  }
  return glyphs;
}

/** One subtable of format 12: runs of neighbouring characters with neighbouring glyphs. */
function writeCharacterMap(glyphs: ReadonlyMap<number, number>): Buffer {
  const groups: { start: number; end: number; glyph: number }[] = [];
  for (const [code, glyph] of [...glyphs].sort(([a], [b]) => a - b)) {
    const last = groups.at(-1);
    if (last && last.end + 1 === code && last.glyph + code - last.start === glyph) last.end = code;
    else groups.push({ start: code, end: code, glyph });
  }
  const subtableAt = 12;
  const cmap = Buffer.alloc(subtableAt + 16 + groups.length * 12);
  cmap.writeUInt16BE(1, 2);
  cmap.writeUInt16BE(3, 4); // Windows,
  cmap.writeUInt16BE(10, 6); // all of Unicode
  cmap.writeUInt32BE(subtableAt, 8);
  cmap.writeUInt16BE(12, subtableAt);
  cmap.writeUInt32BE(cmap.length - subtableAt, subtableAt + 4);
  cmap.writeUInt32BE(groups.length, subtableAt + 12);
  groups.forEach(({ start, end, glyph }, index) => {
    const group = subtableAt + 16 + index * 12;
    cmap.writeUInt32BE(start, group);
    cmap.writeUInt32BE(end, group + 4);
    cmap.writeUInt32BE(glyph, group + 8);
  });
  return cmap;
}

/** Glyph → glyph, of the one-for-one substitutions of a feature. */
function readSubstitutions(gsub: Buffer, feature: string): Map<number, number> {
  const features = gsub.subarray(gsub.readUInt16BE(6));
  const lookups = gsub.subarray(gsub.readUInt16BE(8));
  const pairs = new Map<number, number>();
  for (let index = 0; index < features.readUInt16BE(0); index += 1) {
    if (tagAt(features, 2 + index * 6) !== feature) continue;
    const own = features.subarray(features.readUInt16BE(2 + index * 6 + 4));
    for (let at = 0; at < own.readUInt16BE(2); at += 1) {
      const lookup = lookups.subarray(lookups.readUInt16BE(2 + own.readUInt16BE(4 + at * 2) * 2));
      for (const subtable of singleSubstitutions(lookup)) for (const [from, to] of subtable) pairs.set(from, to);
    }
  }
  return pairs;
}

function singleSubstitutions(lookup: Buffer): [number, number][][] {
  const extension = 7;
  return Array.from({ length: lookup.readUInt16BE(4) }, (_, index) => {
    let subtable = lookup.subarray(lookup.readUInt16BE(6 + index * 2));
    let type = lookup.readUInt16BE(0);
    if (type === extension) {
      type = subtable.readUInt16BE(2);
      subtable = subtable.subarray(subtable.readUInt32BE(4));
    }
    if (type !== 1) return [];
    const covered = readCoverage(subtable.subarray(subtable.readUInt16BE(2)));
    const byDelta = subtable.readUInt16BE(0) === 1;
    return covered.map((glyph, at): [number, number] => [
      glyph,
      byDelta ? (glyph + subtable.readUInt16BE(4)) & 0xffff : subtable.readUInt16BE(6 + at * 2),
    ]);
  });
}

function readCoverage(coverage: Buffer): number[] {
  const count = coverage.readUInt16BE(2);
  if (coverage.readUInt16BE(0) === 1)
    return Array.from({ length: count }, (_, at) => coverage.readUInt16BE(4 + at * 2));
  return Array.from({ length: count }, (_, at) => {
    const start = coverage.readUInt16BE(4 + at * 6);
    return Array.from({ length: coverage.readUInt16BE(6 + at * 6) - start + 1 }, (_, more) => start + more);
  }).flat();
}

/** Points the default script at the table of the Latin one, in place. */
function shareLatinFeatures(gsub: Buffer): void {
  const scripts = gsub.subarray(gsub.readUInt16BE(4));
  const recordOf = (script: string) =>
    Array.from({ length: scripts.readUInt16BE(0) }, (_, index) => 2 + index * 6).find(
      (record) => tagAt(scripts, record) === script,
    );
  const [common, latin] = [recordOf("DFLT"), recordOf("latn")];
  if (common === undefined || latin === undefined) throw new Error("The font lacks a script table.");
  scripts.writeUInt16BE(scripts.readUInt16BE(latin + 4), common + 4);
}

function tagAt(buffer: Buffer, offset: number): string {
  return buffer.toString("latin1", offset, offset + 4);
}
