/** Reads a running copy as one of its demo accounts. */

export type Cookies = Readonly<Record<string, string>>;

export interface Member {
  cookies: Cookies;
  /** A part of the API that this account sees, by its path below /api/v1. */
  read<T>(path: string): Promise<T>;
}

async function getJson<T>(address: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T; // each caller names the part of the documented answer that it reads
}

export class DemoReader {
  readonly #origin: string;
  readonly #clerk: string;

  constructor(origin: string, clerk: string) {
    this.#origin = origin;
    this.#clerk = clerk;
  }

  read<T>(path: string): Promise<T> {
    return getJson<T>(`${this.#origin}/api/v1${path}`);
  }

  /** @throws an Error where the copy has no such account */
  async signIn(email: string): Promise<Member> {
    const { token, cookies } = await getJson<{ token: string; cookies: Cookies }>(
      `${this.#clerk}/__clerk/sandbox/tokens`,
      { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ email }) },
    );
    return {
      cookies,
      read: (path) => getJson(`${this.#origin}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } }),
    };
  }
}
