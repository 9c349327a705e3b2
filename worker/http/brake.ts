/**
 * The outer brake: Cloudflare's counters, per location, in front of everything that costs. It answers only yes or no, so there is a
 * Retry-After and no figures; exact counts of what matters are in the record (platform/rations.ts).
 */
import { AppError } from "../platform/errors.ts";
import { log } from "../platform/telemetry.ts";

/** Seconds; as in wrangler.toml. */
const periodSeconds = 60;

/**
 * @param userId whoever is verified to call; else the address counts
 * @throws AppError `rate_limited`
 */
export async function brake(env: Env, request: Request, userId: string | null): Promise<void> {
  const key = userId ?? addressKey(request.headers.get("cf-connecting-ip"));
  // On a machine of one's own there is no edge in front, and every visitor comes from there.
  if (key === null) return;
  const writes = request.method !== "GET" && request.method !== "HEAD";
  // A copy whose speed is measured is bound to none (bench/).
  const counter: RateLimit | undefined = writes ? env.WRITE_BRAKE : env.READ_BRAKE;
  const { success } = (await counter?.limit({ key }).catch(countsNothing)) ?? passed;
  if (!success) throw new AppError("rate_limited", { retryAfterSeconds: periodSeconds });
}

const passed: RateLimitOutcome = { success: true };

/** A brake that fails stops nobody. */
function countsNothing(error: unknown): RateLimitOutcome {
  log("warn", "brake.failed", { error });
  return passed;
}

/**
 * IPv4 as it is, IPv6 by its /64: a household or a machine has all of that, and could else be a new visitor with every request.
 * @returns null for no address, and for this very machine
 */
export function addressKey(address: string | null): string | null {
  if (address === null || address === "::1" || address.startsWith("127.")) return null;
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return addressKey(mapped);
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const known = groups(head);
  const rest = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - known.length - rest.length) }, () => "0");
  const whole = [...known, ...zeros, ...rest];
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
