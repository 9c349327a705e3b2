/** Files: bytes in R2, who may read them, and what we refuse. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";

/** `pending` while nobody but the owner may read it; `rejected` files answer like absent ones. */
export const fileStates = ["pending", "clean", "rejected"] as const;
export type FileState = (typeof fileStates)[number];

/** Bytes, characters and bytes a person may upload in 24 hours. */
export const fileLimits = { bytes: 90 * 1024 * 1024, name: 200, dailyBytes: 500 * 1024 * 1024 } as const;

/** Raster images that a browser may show in place; everything else is only ever downloaded. */
export const inlineImageTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const;

export const fileView = z.object({
  id: idSchema("file"),
  name: z.string(),
  type: z.string(),
  size: z.int().meta({ description: "Bytes" }),
  width: z.int().nullable().meta({ description: "Pixels, of an image that browsers may show in place" }),
  height: z.int().nullable(),
  checksum: z.string().nullable().meta({ description: "MD5 of the bytes: the same for the same file" }),
  state: z.enum(fileStates),
  createdAt: z.iso.datetime(),
});
export type StoredFile = z.infer<typeof fileView>;

/** The body is the file itself; its name and type come in the query and the Content-Type header. */
export const uploadQuery = z.object({ name: z.string().trim().min(1).max(fileLimits.name) });
export const fileParam = z.object({ id: idSchema("file") });
