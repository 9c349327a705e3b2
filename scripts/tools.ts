/** Where the repository is, and how its command-line tools are run. */
import { spawn } from "node:child_process";
import { delimiter, dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";

export const ROOT = resolve(import.meta.dirname, "..");
export const BIN = join(ROOT, "node_modules", ".bin");

/** Every tool runs offline, without questions, telemetry or banners, under this very Node. */
export const TOOL_ENVIRONMENT: Record<string, string> = {
  PATH: [dirname(process.execPath), BIN, process.env.PATH ?? ""].join(delimiter),
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  CI: "1",
  NO_COLOR: "1",
};

/** Groups of the tools that run now. This process does not end without ending them. */
const running = new Set<number>();
process.on("exit", () => {
  for (const pid of running) killGroup(pid, "SIGTERM");
});

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // ESRCH: it has already ended
  }
}

export interface ToolResult {
  code: number;
  /** stdout and stderr, in the order in which they came. */
  output: string;
}

/**
 * Runs a tool of node_modules/.bin to its end and never throws: the caller judges the code.
 * A tool that hangs (a broken build can) is killed after `timeoutMs` and counts as failed. So it is as soon as `giveUp`, which
 * is asked every second, says why.
 */
export function runTool(
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; timeoutMs?: number; giveUp?: () => string | undefined } = {},
): Promise<ToolResult> {
  const timeoutMs = options.timeoutMs ?? 180_000;
  return new Promise((settle) => {
    // A group of its own, so that a time-out also ends what the tool itself has started.
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...TOOL_ENVIRONMENT, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    let output = "";
    const collect = (chunk: Buffer) => {
      output += stripVTControlCharacters(chunk.toString());
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const stop = (why: string) => {
      endWatch();
      output += `\n${why}\n`;
      if (pid !== undefined) killGroup(pid, "SIGKILL");
    };
    const timer = setTimeout(
      () => stop(`${command} gave no result within ${timeoutMs / 1000} s and was stopped.`),
      timeoutMs,
    );
    const watch = setInterval(() => {
      const why = options.giveUp?.();
      if (why !== undefined) stop(why);
    }, 1000);
    const endWatch = () => {
      clearTimeout(timer);
      clearInterval(watch);
    };
    child.on("error", (error) => {
      endWatch();
      settle({ code: 127, output: `${output}${error.message}\n` });
    });
    child.on("close", (code) => {
      endWatch();
      if (pid !== undefined) running.delete(pid);
      settle({ code: code ?? 1, output });
    });
  });
}

/** As `runTool`, for steps without which nothing goes on. @throws an Error that carries the tool's whole output. */
export async function mustRun(what: string, ...run: Parameters<typeof runTool>): Promise<string> {
  const { code, output } = await runTool(...run);
  if (code !== 0) throw new Error(`${what} failed (${[run[0], ...run[1]].join(" ")}):\n\n${output.trim()}`);
  return output;
}
