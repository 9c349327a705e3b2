/** Finds a Chromium for the browser journeys and the pictures, and installs one where there is none. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { mustRun } from "./tools.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Flags without which Chromium fails as root in a container, or spends the run looking for hosts it cannot reach. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of an installed Chromium or Chrome: the system's, else Playwright's own. */
export function installedChromium(): string | undefined {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, MAC, chromium.executablePath()].find((path) => existsSync(path));
}

/** @throws an Error with the installer's output when there is no Chromium and none can be installed */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = installedChromium();
  if (found !== undefined) return found;
  const timeoutMs = 600_000;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium (Debian's package) …");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await mustRun("Updating the package lists", "apt-get", ["update", "-qq"], { env, timeoutMs });
    const packages = ["install", "-y", "-qq", "--no-install-recommends", "chromium"];
    await mustRun("Installing Chromium", "apt-get", packages, { env, timeoutMs });
  } else {
    say("Installing Chromium (Playwright's own) …");
    await mustRun("Installing Chromium", "playwright", ["install", "chromium"], { timeoutMs });
  }
  const installed = installedChromium();
  if (installed === undefined) throw new Error("Chromium was installed but is not where it is looked for.");
  return installed;
}
