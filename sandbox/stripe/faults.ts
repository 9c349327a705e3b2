/** Misbehaviour on request: slow answers, refusals, and requests that are performed although their answer is lost. */
import type { Sandbox } from "./sandbox.ts";

export interface RequestFault {
  id: string;
  /** `POST`; any when absent. */
  method?: string;
  /** The path, with `*` for any part of it: `/v1/transfers`, `/v1/checkout/*`. */
  path: string;
  /** `before`: nothing is performed. `after`: the request is performed, then its answer goes wrong. */
  when: "before" | "after";
  /** Waits this long (ms of real time) before answering. */
  latencyMs?: number;
  /** Answers with this HTTP status and Stripe's matching error; absent: only the latency. */
  status?: number;
  /** With `status`: Stripe's refusal of that code, such as `balance_insufficient` with 400. */
  code?: string;
  /** Breaks the connection while the answer is under way. */
  disconnect?: boolean;
  /** How often it strikes; always when absent. */
  times?: number;
  /** Lets this many matching requests pass first. */
  skip?: number;
  /** Whether Stripe would replay the error under the same key: true by default for errors after the work. */
  save?: boolean;
}

/** Takes the fault that strikes this request, counting it down; null for none. */
export function takeFault(sandbox: Sandbox, method: string, path: string): RequestFault | null {
  const faults = sandbox.store.setting<RequestFault[]>("faults", []);
  const fault = faults.find((candidate) => strikes(candidate, method, path));
  if (fault === undefined) return null;
  if (fault.skip !== undefined && fault.skip > 0) {
    fault.skip -= 1;
    sandbox.store.setSetting("faults", faults);
    return null;
  }
  if (fault.times !== undefined) {
    fault.times -= 1;
    sandbox.store.setSetting(
      "faults",
      faults.filter((other) => other !== fault || (fault.times ?? 1) > 0),
    );
  }
  return fault;
}

function strikes(fault: RequestFault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  const pattern = fault.path.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`).test(path);
}
