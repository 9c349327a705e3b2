import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { endProcessesOf, MARKER, processesOf, requireFreePorts } from "./processes.ts";

const started: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** A process that waits, named as if it were `program`, marked as belonging to `stateDir`. */
async function waiting(program: string, stateDir: string, deaf = false) {
  const script = `${deaf ? "process.on('SIGTERM', () => {});" : ""} console.log("up"); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ["-e", script, program], { env: { [MARKER]: stateDir } });
  started.push(child);
  await once(child.stdout, "data");
  return child;
}

describe("endProcessesOf", () => {
  it("ends what a copy started, even what ignores SIGTERM, and nothing of another copy", async () => {
    const obedient = await waiting("workerd", "/tmp/copy-one");
    const deaf = await waiting("workerd", "/tmp/copy-one", true);
    const other = await waiting("workerd", "/tmp/copy-one-b");
    const ends = [once(obedient, "exit"), once(deaf, "exit")];
    expect(await endProcessesOf("/tmp/copy-one", 300)).toBe(2);
    await Promise.all(ends);
    expect([obedient.signalCode, deaf.signalCode, other.signalCode]).toEqual(["SIGTERM", "SIGKILL", null]);
  });

  it("leaves alone a program that merely inherited the marker", async () => {
    await waiting("some-editor", "/tmp/copy-two");
    expect(processesOf("/tmp/copy-two")).toEqual([]);
  });
});

describe("requireFreePorts", () => {
  it("names the port that is taken and what it is for", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number }; // a TCP server's address is an object
    await expect(requireFreePorts({ "sandbox Stripe": port })).rejects.toThrow(`${port} (sandbox Stripe)`);
    server.close();
  });
});
