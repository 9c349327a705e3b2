/**
 * Puts every language into the build, and into each page only its own: the server reads texts by the language of the request
 * (lib/speaking.server.ts), and the browser gets files that are the same in all languages but for their texts. So a route ships its own
 * strings and nothing chooses among languages there.
 *
 * The browser's files are written with a mark in place of each text; then every file is written once for each language, with the texts
 * put in: `/assets/x.js` in English, `/assets/de/x.js` in German. lib/language-assets.server.ts names them to the pages.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "vite";
import { type Language, languageCodes, languageOfRequest } from "./lib/languages.ts";

type Area = Readonly<Record<string, string>>;
/** The areas of one file of copy/, by the name of their export. */
type Areas = Record<string, Record<Language, Area>>;

const copyFile = /\/app\/copy\/en\/([\w-]+)\.ts$/;
const mark = /@@text:(\w+)\.([^:@]+):\w+@@/g;

export function languagesPlugin(): Plugin {
  /** Of every area that the browser's files name. */
  const known = new Map<string, Record<Language, Area>>();
  let serves = false;
  let forBrowser = true;
  return {
    name: "languages",
    enforce: "post",
    configResolved: (config) => {
      serves = config.command === "serve";
      forBrowser = !config.build.ssr;
    },
    configureServer(server) {
      server.middlewares.use(async ({ headers, url = "/" }, _response, next) => {
        // The very store that the pages ask: another copy of the module would hear nothing.
        const speaking = await server.ssrLoadModule(join(import.meta.dirname, "lib/speaking.server.ts"));
        const hints = new Headers();
        for (const name of ["cookie", "accept-language"]) hints.set(name, String(headers[name] ?? ""));
        const request = new Request(new URL(url, "http://localhost"), { headers: hints });
        const { speak } = speaking as typeof import("./lib/speaking.server.ts");
        speak(languageOfRequest(request, null), next);
      });
    },
    async transform(_, id, options) {
      const name = copyFile.exec(id)?.[1];
      if (name === undefined) return;
      const areas = await readAreas(name);
      for (const language of languageCodes) this.addWatchFile(copyPath(language, name));
      if (options?.ssr) return serverModule(areas);
      if (serves) return developmentModule(areas);
      for (const [area, texts] of Object.entries(areas)) known.set(area, texts);
      return markedModule(areas);
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        if (!forBrowser) return;
        const scripts = Object.values(bundle).filter((file) => file.type === "chunk");
        const names = new Set(scripts.map(({ fileName }) => fileName));
        for (const script of scripts) {
          const { code, fileName } = script;
          for (const language of languageCodes) {
            const source = withTexts(code, language, known);
            if (language === "en") script.code = source;
            else {
              const own = inFolder(source, language, names);
              this.emitFile({ type: "asset", fileName: languageFile(fileName, language), source: own });
            }
          }
        }
      },
    },
  };
}

const copyPath = (language: Language, name: string) => join(import.meta.dirname, "copy", language, `${name}.ts`);

/** `assets/x.js` → `assets/de/x.js`. */
const languageFile = (fileName: string, language: Language) => fileName.replace(/^assets\//, `assets/${language}/`);

/** What stands in a file of copy/, in all languages. A file that has no translations is the staff's, who work in English. */
async function readAreas(name: string): Promise<Areas> {
  const english = await evaluate(copyPath("en", name));
  const areas: Areas = {};
  for (const language of languageCodes) {
    const path = copyPath(language, name);
    const spoken = existsSync(path) ? await evaluate(path) : english;
    for (const area of Object.keys(english)) {
      areas[area] = { ...areas[area], [language]: spoken[area] } as Record<Language, Area>; // whole after the last language
    }
  }
  return areas;
}

/** The exports of a module that holds nothing but texts. */
async function evaluate(path: string): Promise<Record<string, Area>> {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, write: false, format: "esm" });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const { href } = pathToFileURL(path);
  // The module's own path is only there to be named in an error.
  return import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}#${basename(href)}`);
}

function exportsOf(areas: Areas, write: (area: string) => string): string {
  return Object.keys(areas)
    .map((area) => `export const ${area} = ${write(area)};`)
    .join("\n");
}

function serverModule(areas: Areas): string {
  const load = `import { inEveryLanguage } from ${JSON.stringify(join(import.meta.dirname, "lib/speaking.server.ts"))};`;
  return `${load}\n${exportsOf(areas, (area) => `inEveryLanguage(${JSON.stringify(areas[area])})`)}`;
}

/** The development server hands modules out one by one: there the browser has all languages and takes the page's. */
function developmentModule(areas: Areas): string {
  const byLanguage = (area: string) => JSON.stringify(areas[area]);
  const spoken = 'document.documentElement.lang.split("-")[0]';
  return exportsOf(areas, (area) => `${byLanguage(area)}[${spoken}]`);
}

/** A text's mark changes with it in any language, and so do the names of the files that hold it. */
function markedModule(areas: Areas): string {
  const marksOf = (area: string) => {
    const texts = areas[area];
    const keys = Object.keys(texts?.en ?? {});
    const marked = keys.map((key) => [
      key,
      `@@text:${area}.${key}:${digest(languageCodes.map((one) => texts?.[one][key]))}@@`,
    ]);
    return JSON.stringify(Object.fromEntries(marked));
  };
  return exportsOf(areas, marksOf);
}

const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 8);

function withTexts(code: string, language: Language, known: Map<string, Record<Language, Area>>): string {
  return code.replace(mark, (found, area: string, key: string) => {
    const text = known.get(area)?.[language][key];
    if (text === undefined) throw new Error(`${found} has no text in ${language}`);
    return insideAnyQuotes(text);
  });
}

/** A text as it may stand in a literal of JavaScript, whichever quotes the minifier chose. */
function insideAnyQuotes(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/['`]|\$\{/g, "\\$&");
}

/** Files name each other relatively; only the list of what to load beforehand names them from the root. */
function inFolder(code: string, language: Language, names: ReadonlySet<string>): string {
  return code.replace(/"(assets\/[^"]+\.js)"/g, (found, name: string) =>
    names.has(name) ? `"${languageFile(name, language)}"` : found,
  );
}
