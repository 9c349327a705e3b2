/** Files of a form. With JavaScript each goes up by itself before the form, without it they go with the form. */
import { useSubmit } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { form as formTexts } from "../copy/en/form.ts";
import type { FormFailure } from "../lib/problem.ts";
import { useTexts } from "./reader.tsx";
import { useUploadRefusal } from "./upload-refusal.ts";

const mostBytes = 90 * 1024 * 1024;

/** What we say of a file; a browser's own failure speaks its own language. */
class Refusal extends Error {
  override readonly name = "Refusal";
}

/** For a form with a file input called `files`: sends those one by one, then the form with their `fileIds` instead. */
export function useUploads(intent: string) {
  const f = useTexts(formTexts);
  const refusalOf = useUploadRefusal();
  const submit = useSubmit();
  const [progress, setProgress] = useState<{ at: number; count: number } | null>(null);
  const [problem, setProblem] = useState<FormFailure | undefined>();

  const fail = (message: string): FormFailure => ({
    ok: false,
    intent,
    code: "upload",
    message,
    requestId: undefined,
    errors: [{ path: "files", message }],
    values: {},
  });

  async function send(form: HTMLFormElement, files: File[]) {
    const data = new FormData(form);
    data.delete("files");
    try {
      for (const [index, file] of files.entries()) {
        setProgress({ at: index + 1, count: files.length });
        if (file.size > mostBytes) throw new Refusal(f("fileTooLarge"));
        const response = await fetch(`/api/v1/files?name=${encodeURIComponent(file.name)}`, {
          method: "POST",
          headers: { "Content-Type": file.type || "application/octet-stream" },
          body: file,
        });
        const answer: { id?: string; code?: string; detail?: string } = await response.json();
        if (!response.ok || !answer.id) throw new Refusal(refusalOf(answer) ?? f("unreachable"));
        data.append("fileIds", answer.id);
      }
      submit(data, { method: "post", encType: "multipart/form-data", preventScrollReset: true });
    } catch (error) {
      setProblem(fail(error instanceof Refusal ? error.message : f("unreachable")));
    } finally {
      setProgress(null);
    }
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const files = new FormData(form)
      .getAll("files")
      .filter((file): file is File => file instanceof File && file.size > 0);
    if (progress !== null) event.preventDefault();
    if (files.length === 0 || progress !== null) return;
    event.preventDefault();
    setProblem(undefined);
    void send(form, files);
  };
  return { onSubmit, progress, problem };
}
