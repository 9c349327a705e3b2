/**
 * The build of the pages. Run from the root of the repository (its paths are relative to it):
 *
 *   build        remix vite:build -c app/vite.config.ts          → app/build/{client,server}
 *   development  remix vite:dev   -c app/vite.config.ts --port N  scripts/dev.ts names the running API, sandboxes and Pages
 *               configuration in API_ORIGIN, CLERK_ORIGIN, MAIL_ORIGIN and PAGES_CONFIG
 *   serve        wrangler pages dev --cwd app -c wrangler.toml -c ../wrangler.toml --persist-to <state>
 *                (both `-c`: Pages and the Worker share one process; without --persist-to state lands under app/)
 *   types        tsc -p app/tsconfig.json
 */
import { createHash } from "node:crypto";
import { cloudflareDevProxyVitePlugin, vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { build } from "esbuild";
import { defineConfig, type Plugin } from "vite";
import { languagesPlugin } from "./languages-plugin.ts";

declare module "@remix-run/cloudflare" {
  interface Future {
    v3_singleFetch: true;
  }
}

const apiOrigin = process.env.API_ORIGIN ?? "http://localhost:8788";
const clerkOrigin = process.env.CLERK_ORIGIN ?? apiOrigin;

/**
 * What nearly every page draws goes into one chunk: twenty small ones compress a quarter worse. Only for the browser.
 */
const everywhere =
  /app\/(?:components\/(?:analytics-choice|button|find-box|form-key|frame|icon|money|nonce|notice|people|reader|root-data|row|slip|seal|unread)\.tsx?|lib\/(?:categories|format|message-format|meta)\.ts|copy\/en\/(?:analytics|frame|plot|rail|row)\.ts)$/;

/** The same for what tells where a challenge's money is. */
const aboutMoney =
  /app\/(?:components\/(?:challenge-slip|challenge-story|money-story|prose)\.tsx|copy\/en\/(?:challenge|sums)\.ts)$/;

/** And for what searches challenges: each small file more is a request that the first paint waits beside. */
const browsing =
  /app\/(?:components\/(?:browse-facets|browse-search|reward-histogram|save-search)\.tsx|lib\/(?:browse-query|reward-ladder)\.ts|copy\/en\/browse\.ts)$/;

const chunks: readonly [name: string, holds: RegExp][] = [
  ["parts", everywhere],
  ["money", aboutMoney],
  ["browsing", browsing],
];

/**
 * What Remix asks at run time is decided here: with the answer in its place, the minifier takes out the ways that are never gone (data that
 * is fetched route by route, a page that no server draws), two kilobytes of what every page loads.
 */
const decided: readonly [asked: RegExp, answer: string][] = [
  [/(?:window\.__remixContext\.)?\bfuture\.v3_(?:singleFetch|lazyRouteDiscovery)\b/g, "true"],
  [/\btypeof singleFetch === "function"/g, "true"],
  [/\bwindow\.__remixContext\.isSpaMode\b/g, "false"],
  [/!isSpaMode\b/g, "true"],
  [/\bif \(isSpaMode\)/g, "if (false)"],
];

function decidedFlags(): Plugin {
  return {
    name: "decided-flags",
    apply: (_, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
    transform(code, id) {
      if (!id.includes("/node_modules/@remix-run/react/dist/esm/")) return;
      return { code: decided.reduce((told, [asked, answer]) => told.replace(asked, answer), code), map: null };
    },
  };
}

/** The service worker in one file. @param version another with every release, so that browsers see that it is a new one */
async function bundleWorker(version: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["app/service-worker/index.ts"],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    define: { __VERSION__: JSON.stringify(version), "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}

/** Puts the service worker among the browser's files, from which its version follows. */
function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    apply: (_, { isSsrBuild }) => !isSsrBuild,
    configureServer({ middlewares }) {
      middlewares.use("/service-worker.js", async (_request, response) => {
        response.setHeader("Content-Type", "text/javascript");
        response.end(await bundleWorker("development"));
      });
    },
    async generateBundle(_, bundle) {
      const names = Object.keys(bundle).sort().join("\n");
      const version = createHash("sha256").update(names).digest("hex").slice(0, 12);
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: await bundleWorker(version) });
    },
  };
}

/** WebAssembly as Workers take it, a compiled module: wrangler bundles it into the build; here it is compiled for Vite's own server. */
function compiledWasm(): Plugin {
  return {
    name: "compiled-wasm",
    enforce: "pre",
    apply: "serve",
    load(id) {
      if (!id.endsWith(".wasm")) return null;
      return `import { readFileSync } from "node:fs";\nexport default new WebAssembly.Module(readFileSync(${JSON.stringify(id)}));`;
    },
  };
}

export default defineConfig(({ command, isPreview, isSsrBuild }) => ({
  publicDir: "app/public",
  cacheDir: "node_modules/.cache/vite-app",
  plugins: [
    ...(command === "serve" && !isPreview
      ? [cloudflareDevProxyVitePlugin({ configPath: process.env.PAGES_CONFIG ?? "app/wrangler.toml" })]
      : []),
    remix({
      appDirectory: "app",
      buildDirectory: "app/build",
      ignoredRouteFiles: ["**/*.css", "**/*.test.{ts,tsx}"],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: false,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    decidedFlags(),
    tailwindcss(),
    compiledWasm(),
    languagesPlugin(),
    serviceWorker(),
  ],
  // Workers resolve React's and Remix' edge builds; with the default conditions renderToReadableStream is missing.
  ssr: {
    noExternal: ["@resvg/resvg-wasm"],
    resolve: {
      conditions: ["workerd", "worker", "browser"],
      externalConditions: ["workerd", "worker"],
    },
  },
  // The icon sprite is referenced by fragment (<use href>), which browsers refuse for data: addresses.
  // The notices of the libraries are in public/licenses.txt, once, instead of in every chunk.
  esbuild: { legalComments: "none" },
  build: {
    assetsInlineLimit: 0,
    sourcemap: false,
    // A twentieth smaller than what esbuild leaves; the libraries' warnings to developers are for development.
    minify: isSsrBuild ? false : "terser",
    terserOptions: {
      ecma: 2020,
      module: true,
      compress: { passes: 3, keep_fargs: false, pure_funcs: ["warning", "logV6DeprecationWarnings"] },
      format: { comments: false },
    },
    target: "es2022",
    rollupOptions: isSsrBuild
      ? { external: /\.wasm$/ }
      : {
          output: {
            manualChunks: (id: string) => chunks.find(([, holds]) => holds.test(id))?.[0],
          },
        },
  },
  server: {
    proxy: {
      "/api": { target: apiOrigin, ws: true, changeOrigin: false },
      "/__clerk": { target: clerkOrigin, changeOrigin: false },
      ...(process.env.MAIL_ORIGIN ? { "/sandbox/mail": { target: process.env.MAIL_ORIGIN } } : {}),
    },
  },
}));
