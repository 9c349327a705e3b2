/** What is written into a form and not sent yet, kept in this browser: one draft for each form and person. */
import { ownStorage } from "./own-storage.ts";

/** Days after which nobody will come back to a draft. */
const keptDays = 30;
const dayMs = 86_400_000;

export interface KeptDraft {
  /** Typed text by field name. */
  values: Readonly<Record<string, string>>;
  /** Ms since 1970. */
  at: number;
}

export interface DraftStorage {
  load(now: number): KeptDraft | null;
  keep(draft: KeptDraft): void;
  forget(): void;
}

/** @param form its name, such as `apply:chl_…` */
export function keptDraft(you: string, form: string, storage?: () => Storage): DraftStorage {
  const own = ownStorage("oc-draft:", you, storage);
  return {
    load: (now) => {
      const kept = own.names().includes(form) ? parse(own.read(form)) : null;
      if (kept !== null && kept.at > now - keptDays * dayMs) return kept;
      own.remove(form);
      return null;
    },
    keep: (draft) => own.write(form, JSON.stringify(draft)),
    forget: () => own.remove(form),
  };
}

function parse(text: string | null): KeptDraft | null {
  try {
    return JSON.parse(text ?? "null") as KeptDraft | null; // written by `keep` alone
  } catch {
    return null;
  }
}
