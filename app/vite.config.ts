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
  /app\/(?:components\/(?:button|frame|icon|money|nonce|notice|people|reader|root-data|row|slip|seal|unread)\.tsx?|lib\/(?:format|message-format|meta)\.ts|copy\/en\/(?:frame|rail|row)\.ts)$/;

/** The same for what tells where a challenge's money is. */
const aboutMoney =
  /app\/(?:components\/(?:challenge-slip|challenge-story|money-story|prose)\.tsx|copy\/en\/(?:challenge|sums)\.ts)$/;

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
    tailwindcss(),
    languagesPlugin(),
    serviceWorker(),
  ],
  // Workers resolve React's and Remix' edge builds; with the default conditions renderToReadableStream is missing.
  ssr: {
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
    target: "es2022",
    rollupOptions: isSsrBuild
      ? {}
      : {
          output: {
            manualChunks: (id: string) => (everywhere.test(id) ? "parts" : aboutMoney.test(id) ? "money" : undefined),
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
