/** Files as answers show them. Pure. */
import type { FileRow } from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import type { StoredFile } from "./contract.ts";

export function toFile({ id, name, type, size, width, height, checksum, state, createdAt }: FileRow): StoredFile {
  return { id, name, type, size, width, height, checksum, state, createdAt: iso(createdAt) };
}
