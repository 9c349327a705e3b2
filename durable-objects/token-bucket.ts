/** A rate limit that forgives bursts. Lives in memory: an object that slept long enough to forget it owes nobody anything. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #levels = new Map<string, { tokens: number; at: number }>();

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /** Takes a token of `who`. Returns 0, or the milliseconds until there is one. */
  take(who: string, now: number): number {
    const level = this.#levels.get(who) ?? { tokens: this.#burst, at: now };
    const tokens = Math.min(this.#burst, level.tokens + ((now - level.at) / 1000) * this.#perSecond);
    if (tokens < 1) return Math.ceil(((1 - tokens) / this.#perSecond) * 1000);
    this.#levels.set(who, { tokens: tokens - 1, at: now });
    return 0;
  }
}
