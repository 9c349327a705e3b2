/** An archive on its way into storage: never more of it in memory than one part. */
import { makeZip } from "client-zip";
import { exportLimits } from "./contract.ts";

interface Entry {
  name: string;
  /** When what it holds was made. */
  lastModified: Date;
}
export type ArchiveFile = (Entry & { input: string }) | (Entry & { input: ReadableStream<Uint8Array> });

/** Writes a ZIP of these under `key`. Storage shows it once it is whole; one that broke off leaves nothing. @returns bytes */
export async function storeArchive(bucket: R2Bucket, key: string, files: AsyncIterable<ArchiveFile>): Promise<number> {
  const upload = await bucket.createMultipartUpload(key, { httpMetadata: { contentType: "application/zip" } });
  try {
    const parts: R2UploadedPart[] = [];
    let size = 0;
    for await (const part of inParts(makeZip(files), exportLimits.partBytes)) {
      parts.push(await upload.uploadPart(parts.length + 1, part));
      size += part.byteLength;
    }
    await upload.complete(parts);
    return size;
  } catch (error) {
    await upload.abort();
    throw error;
  }
}

/** The stream cut into parts of one size, as storage wants them; the last may be shorter. */
async function* inParts(stream: ReadableStream<Uint8Array>, partBytes: number): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(partBytes);
  let filled = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value: chunk } = await reader.read();
      if (done) break;
      for (let from = 0; from < chunk.byteLength; ) {
        const taken = chunk.subarray(from, from + partBytes - filled);
        part.set(taken, filled);
        filled += taken.byteLength;
        from += taken.byteLength;
        if (filled < partBytes) continue;
        yield part;
        part = new Uint8Array(partBytes);
        filled = 0;
      }
    }
    if (filled > 0) yield part.subarray(0, filled);
  } finally {
    // Broken off: what is not read yet is not made either.
    await reader.cancel();
  }
}
