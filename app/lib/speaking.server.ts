/**
 * In which language the server speaks while it answers a request. The areas of copy/ are objects that are read like any other; in the
 * server's build each of their texts looks here first (languages-plugin.ts), so that loaders, heads of pages and components need not
 * hand a language on.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Language } from "./languages.ts";

const speaking = new AsyncLocalStorage<Language>();

/** Runs what answers a request in the language that its visitor reads. */
export function speak<Result>(language: Language, run: () => Result): Result {
  return speaking.run(language, run);
}

/** @throws Error outside of a request: a text that is read when a module loads would stay in one language for ever */
export function spokenLanguage(): Language {
  const language = speaking.getStore();
  if (language === undefined) throw new Error("A text was read outside of a request. Read it where it is used.");
  return language;
}

/** An area whose texts are those of the language that is spoken when they are read. */
export function inEveryLanguage<Area extends Readonly<Record<string, string>>>(areas: Record<Language, Area>): Area {
  const texts = Object.fromEntries(Object.keys(areas.en).map((key) => [key, ""]));
  for (const key of Object.keys(areas.en)) {
    Object.defineProperty(texts, key, { enumerable: true, get: () => areas[spokenLanguage()][key] });
  }
  return texts as Area; // the same keys, each of them text
}
