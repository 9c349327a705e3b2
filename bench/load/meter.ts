/** What is counted while a window of time is open, and what the machine did meanwhile. */
import { setTimeout as sleep } from "node:timers/promises";
import { cpuMsOf, type PeerAddress } from "../peers/peer.ts";
import { quantile } from "../statistics.ts";

export type Figures = Record<string, number>;

export interface Windows {
  /** Before anything is counted, ms: code is compiled and caches fill. */
  warmMs: number;
  measureMs: number;
}

export class Meter {
  readonly #peer: PeerAddress;
  #open = false;
  #count = 0;
  #delays: number[] = [];

  constructor(peer: PeerAddress) {
    this.#peer = peer;
  }

  count(things: number): void {
    if (this.#open) this.#count += things;
  }

  /** @param ms how long something took */
  took(ms: number): void {
    if (this.#open) this.#delays.push(ms);
  }

  /** Waits, then counts; the load goes on by itself. */
  async measure({ warmMs, measureMs }: Windows): Promise<Figures> {
    await sleep(warmMs);
    const cpu = cpuMsOf(this.#peer);
    const own = process.cpuUsage();
    const began = performance.now();
    this.#open = true;
    await sleep(measureMs);
    this.#open = false;
    const ms = performance.now() - began;
    const { user, system } = process.cpuUsage(own);
    return {
      perSecond: (this.#count / ms) * 1000,
      p50Ms: quantile(this.#delays, 0.5),
      p99Ms: quantile(this.#delays, 0.99),
      // Of one core; the machine's number of cores is in the report.
      serverCores: (cpuMsOf(this.#peer) - cpu) / ms,
      generatorCores: (user + system) / 1000 / ms,
    };
  }
}
