/** Works as answers show them. Pure. */
import type { ChallengeRow, FileRow, WorkRow } from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import type { Work } from "./contract.ts";

/** @param challenge null for a work that names none, and for one whose challenge was taken down */
export function toWork(
  { id, title, description, url, createdAt }: WorkRow,
  challenge: Pick<ChallengeRow, "id" | "slug" | "title"> | null,
  picture: Pick<FileRow, "id" | "width" | "height"> | null,
): Work {
  return {
    id,
    title,
    description,
    url,
    challenge: challenge && { id: challenge.id, slug: challenge.slug, title: challenge.title },
    picture: picture && { id: picture.id, width: picture.width, height: picture.height },
    createdAt: iso(createdAt),
  };
}
