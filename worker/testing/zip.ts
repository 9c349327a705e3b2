/** Reads a ZIP whose files are stored as they are, by its own list at the end. Only tests import this. */

const endOfList = 0x06054b50;
const listed = 0x02014b50;

/** Name → text. @throws Error for what is no whole archive */
export function filesOf(archive: Uint8Array): Map<string, string> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.byteLength - 22;
  if (view.getUint32(end, true) !== endOfList) throw new Error("this is no whole archive");
  const found = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== listed) throw new Error("the archive's list is broken");
    const [size, nameLength, extraLength, commentLength] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    const header = view.getUint32(at + 42, true);
    const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const text = (start: number, length: number) => new TextDecoder().decode(archive.subarray(start, start + length));
    found.set(text(at + 46, nameLength), text(from, size));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return found;
}
