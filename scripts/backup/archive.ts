/**
 * One file that holds many: entries with their SHA-256, compressed, and encrypted when there is a passphrase (AES-256-GCM, its key by
 * scrypt). Nothing is held in memory whole. A changed byte anywhere is found before anything is written over.
 *
 *   magic line · JSON line {salt, iv} or {} · gzip of entries [header length, 4 bytes][header JSON][bytes] · 16 bytes of tag if encrypted
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from "node:crypto";
import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

const magic = "openchance-backup-1\n";
const tagBytes = 16;
/** Bytes of an entry's header: a path and two numbers. */
const mostHeaderBytes = 64 * 1024;

/** A file to put in: where it is, and what it is called inside. */
export interface Source {
  readonly path: string;
  readonly file: string;
}

interface Header {
  path: string;
  size: number;
  sha256: string;
}

interface Opening {
  salt?: string;
  iv?: string;
}

const keyOf = (passphrase: string, salt: Buffer) => scryptSync(passphrase, salt, 32);

/** Writes the archive. Its last entry, `manifest.json`, is given as text. */
export async function writeArchive(
  target: string,
  sources: readonly Source[],
  manifest: unknown,
  passphrase: string | undefined,
): Promise<void> {
  mkdirSync(dirname(resolve(target)), { recursive: true });
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = passphrase ? createCipheriv("aes-256-gcm", keyOf(passphrase, salt), iv) : null;
  const opening: Opening = cipher ? { salt: salt.toString("hex"), iv: iv.toString("hex") } : {};
  const out = createWriteStream(target, { mode: 0o600 });
  out.write(`${magic}${JSON.stringify(opening)}\n`);
  const steps: Transform[] = cipher ? [createGzip(), cipher] : [createGzip()];
  await pipeline([Readable.from(entries(sources, manifest)), ...steps, out], { end: false });
  if (cipher) out.write(cipher.getAuthTag());
  await new Promise<void>((settle, fail) => out.end((error?: Error | null) => (error ? fail(error) : settle())));
}

async function* entries(sources: readonly Source[], manifest: unknown): AsyncGenerator<Buffer> {
  for (const { path, file } of sources) {
    const { size } = statSync(file);
    yield framed({ path, size, sha256: await digestOf(file) });
    yield* createReadStream(file);
  }
  const bytes = Buffer.from(JSON.stringify(manifest));
  yield framed({
    path: "manifest.json",
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  yield bytes;
}

function framed(header: Header): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text]);
}

/** @returns hex */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

/**
 * Unpacks into an empty folder and checks every entry.
 * @returns the manifest
 * @throws an Error that says what is wrong with the archive or the passphrase
 */
export async function readArchive(source: string, folder: string, passphrase: string | undefined): Promise<unknown> {
  const { opening, bodyAt } = readOpening(source);
  const { size } = statSync(source);
  const encrypted = opening.salt !== undefined && opening.iv !== undefined;
  if (encrypted && !passphrase) throw new Error("This backup is encrypted. Set BACKUP_PASSPHRASE.");
  const end = size - (encrypted ? tagBytes : 0) - 1;
  if (end < bodyAt) throw new Error("This backup ends too early.");
  const gunzip = createGunzip();
  const steps: Transform[] = [gunzip];
  if (encrypted) {
    const key = keyOf(passphrase ?? "", Buffer.from(opening.salt ?? "", "hex"));
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(opening.iv ?? "", "hex"));
    decipher.setAuthTag(bytesAt(source, end + 1, tagBytes));
    steps.unshift(decipher);
  }
  let manifest: unknown;
  try {
    const input = createReadStream(source, { start: bodyAt, end });
    [, manifest] = await Promise.all([pipeline([input, ...steps]), unpack(gunzip, folder)]);
  } catch (cause) {
    const why = encrypted ? "changed, or the passphrase is another" : "changed or cut";
    throw new Error(`This backup cannot be read: it was ${why}. (${cause instanceof Error ? cause.message : cause})`, {
      cause,
    });
  }
  if (manifest === undefined) throw new Error("This backup has no manifest.");
  return manifest;
}

function readOpening(source: string): { opening: Opening; bodyAt: number } {
  const head = bytesAt(source, 0, 1_024).toString("latin1");
  const lineEnd = head.indexOf("\n", magic.length);
  if (!head.startsWith(magic) || lineEnd < 0) throw new Error("This is no backup of OpenChance.");
  return { opening: JSON.parse(head.slice(magic.length, lineEnd)) as Opening, bodyAt: lineEnd + 1 }; // written by writeArchive
}

function bytesAt(file: string, at: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  const descriptor = openSync(file, "r");
  try {
    return buffer.subarray(0, readSync(descriptor, buffer, 0, length, at));
  } finally {
    closeSync(descriptor);
  }
}

async function unpack(chunks: AsyncIterable<Buffer>, folder: string): Promise<unknown> {
  const source = new Bytes(chunks);
  let manifest: unknown;
  for (;;) {
    const length = await source.take(4);
    if (length.length === 0) return manifest;
    const headerBytes = length.readUInt32BE();
    if (headerBytes > mostHeaderBytes) throw new Error("an entry's header is too long");
    const header = JSON.parse((await source.take(headerBytes)).toString()) as Header; // its digest is checked below
    const target = join(folder, header.path);
    if (!resolve(target).startsWith(resolve(folder) + sep)) throw new Error(`${header.path} leads outside`);
    mkdirSync(dirname(target), { recursive: true });
    const hash = createHash("sha256");
    await pipeline(source.stream(header.size, hash), createWriteStream(target));
    if (hash.digest("hex") !== header.sha256) throw new Error(`${header.path} differs from its checksum`);
    if (header.path === "manifest.json") manifest = JSON.parse(readFileSync(target, "utf8"));
  }
}

/** Bytes in the pieces that are asked for, from chunks as they come. */
class Bytes {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** At most as many as are left; exactly as many as asked for before the end. */
  async take(length: number): Promise<Buffer> {
    while (this.rest.length < length && (await this.more()));
    if (this.rest.length > 0 && this.rest.length < length) throw new Error("it ends within an entry");
    return this.cut(length);
  }

  async *stream(length: number, hash: { update(bytes: Buffer): unknown }): AsyncGenerator<Buffer> {
    let left = length;
    while (left > 0) {
      if (this.rest.length === 0 && !(await this.more())) throw new Error("it ends within an entry");
      const piece = this.cut(Math.min(left, this.rest.length));
      left -= piece.length;
      hash.update(piece);
      yield piece;
    }
  }

  private cut(length: number): Buffer {
    const piece = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(piece.length);
    return piece;
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.chunks.next();
    if (done) return false;
    this.rest = this.rest.length === 0 ? value : Buffer.concat([this.rest, value]);
    return true;
  }
}
