/** For tests: people at the sockets of rooms and inboxes, and places for them. */
import { env } from "cloudflare:workers";
import type { Message } from "#contract/messages";
import { newId } from "../worker/platform/ids.ts";
import type { RoomPlace } from "./sockets.ts";
import { inboxOf, roomOf, seatRequest } from "./stubs.ts";

/** A frame of either object; tests look at what they expect and fail on the rest. */
// biome-ignore lint/suspicious/noExplicitAny: tests read frames as a client without types would
type Frame = any;

/** A new room of two (or more) people who exist nowhere else. */
export function newRoom(people = 2): RoomPlace & { users: string[] } {
  const users = Array.from({ length: people }, () => newId("user"));
  const members = users.map((user, i) => ({
    user,
    role: i === 0 ? ("poster" as const) : ("solver" as const),
    jurisdiction: null,
  }));
  return { id: newId("conversation"), jurisdiction: null, silent: false, members, users };
}

export const sessionOf = (user: string) => `sess_${user}`;

/** One socket of a person, with all it was sent. */
export class TestSocket {
  readonly frames: Frame[] = [];
  readonly socket: WebSocket;
  closed: { code: number; reason: string } | null = null;
  #waiting: (() => void)[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.accept();
    socket.addEventListener("message", ({ data }) => {
      this.frames.push(data === "pong" ? { type: "pong" } : JSON.parse(String(data)));
      this.#wake();
    });
    socket.addEventListener("close", ({ code, reason }) => {
      this.closed = { code, reason };
      this.#wake();
    });
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  send(frame: object | string): this {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
    return this;
  }

  /** The first frame (from `from` on) that fits, now or when it comes. */
  async until(fits: (frame: Frame) => boolean, from = 0): Promise<Frame> {
    for (;;) {
      const found = this.frames.slice(from).find(fits);
      if (found !== undefined) return found;
      if (this.closed !== null) throw new Error(`closed with ${this.closed.code} ${this.closed.reason}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** The first message that fits, now or when it comes. A batch may hold others beside it. */
  async message(fits: (message: Message) => boolean): Promise<Message | undefined> {
    const frame = await this.until((one) => one.type === "batch" && one.messages.some(fits));
    return frame.messages.find(fits);
  }

  type(type: string, from = 0): Promise<Frame> {
    return this.until((frame) => frame.type === type, from);
  }

  async close(): Promise<{ code: number; reason: string }> {
    while (this.closed === null) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.closed;
  }

  /** Everything sent before this has been answered when this returns. */
  async settled(): Promise<this> {
    const from = this.frames.length;
    this.send({ type: "history", before: 1, limit: 1 });
    await this.type("history", from);
    return this;
  }

  /** Waits for the ack of a write. */
  async acked(id: string): Promise<number> {
    const frame = await this.until((one) => one.type === "batch" && one.acks.some(([acked]: [string]) => acked === id));
    return frame.acks.find(([acked]: [string]) => acked === id)[1];
  }

  /** Messages by seq, each once, in the order they came. */
  get messages(): Message[] {
    const bySeq = new Map<number, Message>();
    for (const frame of this.frames) {
      if (frame.type === "batch") for (const message of frame.messages) bySeq.set(message.seq, message);
    }
    return [...bySeq.values()];
  }

  async bodiesUntil(seq: number): Promise<string[]> {
    await this.until((frame) => frame.type === "batch" && frame.messages.some((one: Message) => one.seq >= seq));
    return this.messages.map((message) => message.body);
  }
}

export const roomStub = (room: RoomPlace) => roomOf(env, room);
export const inboxStub = (user: string) => inboxOf(env, { id: user, jurisdiction: null });

/** Connects without a hello. */
export async function connect(room: RoomPlace, user: string): Promise<TestSocket> {
  const { id, jurisdiction, silent, members } = room;
  const request = seatRequest(user, sessionOf(user), { id, jurisdiction, silent, members });
  return open(await roomStub(room).fetch(request));
}

/** Connects and says hello. */
export async function sit(room: RoomPlace, user: string, since: number | null = null): Promise<TestSocket> {
  const socket = await connect(room, user);
  socket.send({ type: "hello", proto: 1, since });
  await socket.type("welcome");
  return socket;
}

export async function sitAtInbox(user: string, since: number | null = null): Promise<TestSocket> {
  const socket = open(await inboxStub(user).fetch(seatRequest(user, sessionOf(user), null)));
  socket.send({ type: "hello", proto: 1, since });
  await socket.type("welcome");
  return socket;
}

function open(response: Response): TestSocket {
  if (response.webSocket === null) throw new Error(`no socket: ${response.status}`);
  return new TestSocket(response.webSocket);
}

let sent = 0;
/** A `send` frame with an id of its own. */
export function message(body: string, after = 0): { type: "send"; id: string; after: number; body: string } {
  sent += 1;
  return { type: "send", id: `m${sent}`, after, body };
}
