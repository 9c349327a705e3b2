/**
 * Lets this process load the product as it is: Node runs its TypeScript, and this stands in for the two things that only a bundler or
 * workerd knows. Import it before anything of the product, and the product by `import()`.
 */
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { mutated } from "./mutants.ts";

/** The classes that the Worker's objects extend. No history reaches an object, so they are empty. */
const WORKERS = "export class DurableObject {} export const env = {};";

export function loadProduct(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "cloudflare:workers") return { url: "virtual:workers", format: "module", shortCircuit: true };
      return next(specifier, context);
    },
    load(url, context, next) {
      if (url === "virtual:workers") return { format: "module", source: WORKERS, shortCircuit: true };
      // A bundler needs no attribute to import JSON.
      if (url.endsWith(".json") && !("type" in context.importAttributes)) {
        const { source } = next(url, { ...context, importAttributes: { type: "json" }, format: "json" });
        return { format: "module", source: `export default ${String(source)}`, shortCircuit: true };
      }
      const loaded = next(url, context);
      if (!url.startsWith("file:") || loaded.source === undefined || loaded.source === null) return loaded;
      return { ...loaded, source: mutated(fileURLToPath(url), String(loaded.source)) };
    },
  });
}
