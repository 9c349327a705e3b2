/** Portfolios: works that people show of themselves, in the order they choose. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";

/** Characters and counts. */
export const workLimits = { works: 12, title: 120, description: 1_000, url: 500 } as const;

/** Somewhere else on the web: encrypted, on a public name, and without anybody's password in it. */
const outsideUrl = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, error: "The address must begin with https://." })
  .max(workLimits.url)
  .refine((url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === "", {
    message: "Leave names and passwords out of the address.",
  });

const fields = {
  title: z.string().trim().min(1).max(workLimits.title),
  description: z.string().trim().max(workLimits.description),
  url: outsideUrl.nullable(),
  challengeId: idSchema("challenge").nullable().meta({ description: "A public, completed challenge that you solved" }),
  pictureId: idSchema("file").nullable().meta({ description: "An image that you uploaded" }),
};

export const addWorkInput = z
  .object({
    title: fields.title,
    description: fields.description.default(""),
    url: fields.url.default(null),
    challengeId: fields.challengeId.default(null),
    pictureId: fields.pictureId.default(null),
  })
  .strict();
export type AddWorkInput = z.infer<typeof addWorkInput>;

/** The challenge of a work stays: another challenge is another work. */
export const changeWorkInput = z
  .object({
    title: fields.title,
    description: fields.description,
    url: fields.url,
    pictureId: fields.pictureId,
    place: z
      .int()
      .min(1)
      .max(workLimits.works)
      .meta({ description: "Where it stands among the others: 1 is the first" }),
  })
  .partial()
  .strict();
export type ChangeWorkInput = z.infer<typeof changeWorkInput>;

export const workView = z.object({
  id: idSchema("work"),
  title: z.string(),
  description: z.string(),
  url: z.string().nullable(),
  challenge: z.object({ id: idSchema("challenge"), slug: z.string(), title: z.string() }).nullable(),
  picture: z
    .object({ id: idSchema("file"), width: z.int().nullable(), height: z.int().nullable() })
    .nullable()
    .meta({ description: "Its bytes are at `/works/{id}/picture`, for everybody" }),
  createdAt: z.iso.datetime(),
});
export type Work = z.infer<typeof workView>;

export const workList = z.object({ items: z.array(workView), nextCursor: z.null() });
export type WorkList = z.infer<typeof workList>;

export const workParam = z.object({ id: idSchema("work") });
