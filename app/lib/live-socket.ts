/**
 * A WebSocket that comes back: heartbeat, reconnect with full jitter, renewal of the sign-in. It knows frames as JSON objects
 * with a `type` and nothing of what they mean. No DOM: the constructor may be given (Node, tests).
 */

/** The little of WebSocket that is used; a browser's, Node's and a test's fit. */
export interface SocketLike {
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  addEventListener(type: "close", listener: (event: { code: number; reason: string }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
}
export type SocketConstructor = new (url: string) => SocketLike;

export type Connection = "connecting" | "open" | "waiting" | "ended";

export interface LiveSocketOptions {
  /** `wss://…/socket` */
  url: string;
  WebSocket?: SocketConstructor;
  /** A fresh session token, for staying connected beyond fifteen minutes. Without it the socket connects anew, which loses nothing. */
  getToken?: () => Promise<string | null>;
  /** 0 ≤ x < 1 */
  random?: () => number;
}

export interface LiveSocketEvents<Frame> {
  opened(): void;
  frame(frame: Frame): void;
  changed(connection: Connection): void;
}

/** Milliseconds. */
const times = {
  ping: 30_000,
  pong: 10_000,
  open: 15_000,
  firstWait: 500,
  longestWait: 30_000,
  renewBefore: 60_000,
} as const;
/** Full jitter: anything up to the longest wait of this many failures, so that a crowd does not come back at once. ms */
export function jitter(failures: number, random: () => number = Math.random): number {
  return random() * Math.min(times.longestWait, times.firstWait * 2 ** failures);
}

/** The room or inbox ended this person's seat: coming back is not wanted. */
const kicked = 4003;

export class LiveSocket<Frame extends { type: string }> {
  connection: Connection = "connecting";
  readonly #options: LiveSocketOptions;
  readonly #events: LiveSocketEvents<Frame>;
  #socket: SocketLike | null = null;
  #failures = 0;
  #reconnect: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  /** Runs while an answer is awaited. */
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveSocketOptions, events: LiveSocketEvents<Frame>) {
    this.#options = options;
    this.#events = events;
  }

  connect(): void {
    clearTimeout(this.#reconnect);
    if (this.#socket !== null) return;
    // WebSocket of the browser and of Node ≥ 22 has this shape; its types differ by platform.
    const Socket = this.#options.WebSocket ?? (globalThis.WebSocket as unknown as SocketConstructor);
    const socket = new Socket(this.#options.url);
    this.#socket = socket;
    this.#become("connecting");
    this.#deadline = setTimeout(() => this.#giveUp(socket), times.open);
    const isCurrent = () => this.#socket === socket;
    socket.addEventListener("open", () => {
      if (!isCurrent()) return;
      clearTimeout(this.#deadline);
      this.#become("open");
      this.#heartbeat = setInterval(() => this.#ping(), times.ping);
      this.#events.opened();
    });
    socket.addEventListener("message", ({ data }) => {
      if (isCurrent()) this.#receive(data);
    });
    socket.addEventListener("close", ({ code }) => {
      if (isCurrent()) this.#lost(code);
    });
    // A close follows every error; without a listener Node would throw.
    socket.addEventListener("error", () => {});
  }

  /** True when it went out; false while there is no connection. */
  send(frame: object): boolean {
    if (this.connection !== "open" || this.#socket === null) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** The network is back, or the page is looked at again: try now, and find out whether the connection still lives. */
  wake(): void {
    if (this.connection === "ended") return;
    if (this.#socket === null) this.connect();
    else if (this.connection === "open") this.#ping();
  }

  /** Ends for good. */
  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#stopTimers();
    this.#become("ended");
    socket?.close(1000);
  }

  /** Connects anew at once. */
  restart(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#stopTimers();
    socket?.close(1000);
    if (this.connection !== "ended") this.connect();
  }

  /** The object said until when this sign-in is good: renew it in time. */
  renewBefore(exp: string): void {
    clearTimeout(this.#renewal);
    const wait = Math.max(1_000, Date.parse(exp) - Date.now() - times.renewBefore);
    this.#renewal = setTimeout(() => void this.renew(), wait);
  }

  async renew(): Promise<void> {
    const socket = this.#socket;
    // No token, for whatever reason, is the same to us: connect anew, where the server says whether the sign-in still counts.
    const token = (await this.#options.getToken?.().catch(() => null)) ?? null;
    if (socket === null || socket !== this.#socket) return;
    if (token === null || !this.send({ type: "renew", token })) this.restart();
  }

  /** It neither opens nor fails: some networks swallow connections. */
  #giveUp(socket: SocketLike): void {
    this.#lost(1006);
    socket.close();
  }

  #receive(data: unknown): void {
    this.#failures = 0;
    // Whatever arrives proves that the connection lives.
    clearTimeout(this.#deadline);
    if (data === "pong" || typeof data !== "string") return;
    // The object speaks its contract; frames of a newer one have types that their reader passes over.
    this.#events.frame(JSON.parse(data) as Frame);
  }

  #ping(): void {
    clearTimeout(this.#deadline);
    this.#socket?.send("ping");
    this.#deadline = setTimeout(() => this.restart(), times.pong);
  }

  #lost(code: number): void {
    this.#socket = null;
    this.#stopTimers();
    if (code === kicked) {
      this.#become("ended");
      return;
    }
    const wait = jitter(this.#failures, this.#options.random);
    this.#failures += 1;
    this.#become("waiting");
    this.#reconnect = setTimeout(() => this.connect(), wait);
  }

  #stopTimers(): void {
    clearInterval(this.#heartbeat);
    for (const timer of [this.#reconnect, this.#deadline, this.#renewal]) clearTimeout(timer);
  }

  #become(connection: Connection): void {
    if (this.connection === connection) return;
    this.connection = connection;
    this.#events.changed(connection);
  }
}
