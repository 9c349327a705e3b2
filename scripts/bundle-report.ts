/** How heavy the API Worker is, as Cloudflare counts it (minified, gzip), and which packages make it so. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { mustRun, ROOT } from "./tools.ts";

/** Cold starts grow with the bundle; what does not fit belongs behind an import() or in another Worker. */
const BUDGET_KIB = 380;
const SHOWN_PACKAGES = 10;

export interface BundleReport {
  gzipKiB: number;
  withinBudget: boolean;
  /** For people: the size against its budget, and the heaviest packages by minified size. */
  text: string;
}

/** What is read of esbuild's metafile. */
interface Metafile {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}

export async function bundleReport(): Promise<BundleReport> {
  const out = mkdtempSync(join(tmpdir(), "openchance-bundle-"));
  try {
    const args = ["deploy", "--dry-run", "--minify", "--outdir", out, "--metafile", join(out, "meta.json")];
    await mustRun("Bundling the Worker", "wrangler", args, { cwd: ROOT });
    const gzipKiB = gzipSync(readFileSync(join(out, "index.js")), { level: 9 }).length / 1024;
    const meta = JSON.parse(readFileSync(join(out, "meta.json"), "utf8")) as Metafile; // esbuild's own format
    const rows = heaviest(meta).map(([name, bytes]) => `  ${(bytes / 1024).toFixed(1).padStart(7)} KiB  ${name}`);
    const headline = `API Worker: ${gzipKiB.toFixed(1)} KiB gzip of ${BUDGET_KIB} KiB. Heaviest, minified:`;
    return { gzipKiB, withinBudget: gzipKiB <= BUDGET_KIB, text: [headline, ...rows].join("\n") };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function heaviest({ outputs }: Metafile): [name: string, bytes: number][] {
  const byPackage = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name =
        /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path.slice(path.lastIndexOf("node_modules/")))?.[1] ?? "our own code";
      byPackage.set(name, (byPackage.get(name) ?? 0) + bytesInOutput);
    }
  }
  return [...byPackage].sort(([, a], [, b]) => b - a).slice(0, SHOWN_PACKAGES);
}

if (import.meta.main) console.log((await bundleReport()).text);
