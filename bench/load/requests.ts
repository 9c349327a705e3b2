/** HTTP requests over connections that stay open, each sent when the one before it is answered. */
import { Agent, request } from "node:http";
import { quantile } from "../statistics.ts";

export interface Asked {
  method?: "GET" | "POST";
  url: string;
  token?: string | undefined;
  body?: unknown;
}

export interface Timed {
  /** Also those that were answered while it warmed up. */
  answered: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends one request and reads its whole answer. @throws when it is not answered with 2xx */
export function ask({ method = "GET", url, token, body }: Asked): Promise<string> {
  const text = body === undefined ? null : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(text === null ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
    };
    const sent = request(url, { method, headers, agent }, (answer) => {
      let read = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        read += chunk;
      });
      answer.on("end", () => {
        const status = answer.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve(read);
        else reject(new Error(`${method} ${url} answered ${status}: ${read.slice(0, 300)}`));
      });
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(text ?? undefined);
  });
}

/** How long each of these takes, one after the other, ms. */
export async function timeEach(all: readonly Asked[]): Promise<number[]> {
  const times: number[] = [];
  for (const one of all) {
    const began = performance.now();
    await ask(one);
    times.push(performance.now() - began);
  }
  return times;
}

/** The same with so many on their way at any time. */
export async function timeTogether(all: readonly Asked[], connections: number): Promise<number[]> {
  const left = [...all];
  const times: number[] = [];
  const connection = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) times.push(...(await timeEach([one])));
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return times;
}

/** Sends for so long what `next` says, and counts what was answered after the warming up. `next` may end it by saying nothing. */
export async function closedLoop(
  next: () => Asked | undefined,
  { connections, warmMs, measureMs }: { connections: number; warmMs: number; measureMs: number },
): Promise<Timed> {
  const began = performance.now();
  const [from, until] = [began + warmMs, began + warmMs + measureMs];
  const times: number[] = [];
  let answered = 0;
  const connection = async () => {
    for (let now = began; now < until; ) {
      const one = next();
      if (one === undefined) return;
      const sent = performance.now();
      await ask(one);
      now = performance.now();
      answered += 1;
      if (sent >= from && now < until) times.push(now - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const ms = Math.min(performance.now(), until) - from;
  return {
    answered,
    perSecond: (times.length / ms) * 1_000,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}
