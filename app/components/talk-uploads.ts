/** Files on their way into a message: each goes up at once, by itself, and says how far it is. */
import { useCallback, useRef, useState } from "react";
import type { StoredFile } from "../lib/types.ts";
import { useUploadRefusal } from "./upload-refusal.ts";

/** The API's own limits (contracts of files and messages). */
export const mostFiles = 10;
const mostBytes = 90 * 1024 * 1024;

export interface Upload {
  key: number;
  file: File;
  /** 0–100 */
  percent: number;
  stored: StoredFile | null;
  /** `too_large`, `unreachable`, or a sentence of what the API said. */
  problem: string | null;
}

export interface Uploads {
  all: readonly Upload[];
  /** All are up. */
  ready: boolean;
  /** More were chosen than a message takes. */
  tooMany: boolean;
  add(files: Iterable<File>): void;
  again(upload: Upload): void;
  remove(key: number): void;
  clear(): void;
}

export function useTalkUploads(): Uploads {
  const [all, setAll] = useState<readonly Upload[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const running = useRef(new Map<number, XMLHttpRequest>());
  const next = useRef(0);
  const refusalOf = useUploadRefusal();

  const change = useCallback((key: number, to: Partial<Upload>) => {
    setAll((now) => now.map((one) => (one.key === key ? { ...one, ...to } : one)));
  }, []);

  const start = useCallback(
    ({ key, file }: Upload) => {
      if (file.size > mostBytes) return change(key, { problem: "too_large" });
      const request = new XMLHttpRequest(); // fetch tells nothing of how much has gone up
      running.current.set(key, request);
      request.open("POST", `/api/v1/files?name=${encodeURIComponent(file.name)}`);
      request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
      request.responseType = "json";
      request.upload.onprogress = ({ loaded, total }) => change(key, { percent: Math.round((loaded / total) * 100) });
      request.onload = () => {
        const answer: (StoredFile & { code?: string; detail?: string }) | null = request.response;
        if (request.status === 201 && answer) change(key, { percent: 100, stored: answer });
        else change(key, { problem: refusalOf(answer) ?? "unreachable" });
      };
      request.onerror = () => change(key, { problem: "unreachable" });
      request.onloadend = () => running.current.delete(key);
      request.send(file);
    },
    [change, refusalOf],
  );

  const add = (files: Iterable<File>) => {
    const room = mostFiles - all.length;
    const chosen = [...files].map((file) => ({ key: next.current++, file, percent: 0, stored: null, problem: null }));
    setTooMany(chosen.length > room);
    const taken = chosen.slice(0, room);
    setAll((now) => [...now, ...taken]);
    taken.forEach(start);
  };
  const remove = (key: number) => {
    running.current.get(key)?.abort();
    setTooMany(false);
    setAll((now) => now.filter((one) => one.key !== key));
  };
  const again = (upload: Upload) => {
    change(upload.key, { problem: null, percent: 0 });
    start(upload);
  };
  const clear = () => {
    for (const request of running.current.values()) request.abort();
    setTooMany(false);
    setAll([]);
  };
  return { all, ready: all.every(({ stored }) => stored !== null), tooMany, add, again, remove, clear };
}
