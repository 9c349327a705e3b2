import type { SubmittedForm } from "./form.server.ts";
import type { StoredFile } from "./types.ts";

/** The ids of a form's files: of those that went up before it, and of those that came with it, which are stored now. */
export async function fileIdsOf({ api, all, files }: SubmittedForm): Promise<string[]> {
  const ids = all("fileIds");
  for (const file of files("files")) {
    ids.push((await api.upload<StoredFile>("/files", { name: file.name }, file)).id);
  }
  return ids;
}
