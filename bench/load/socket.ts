/** A room's socket as the load generator uses it: it speaks the room's protocol (docs/PROTOCOL.md) and reads no more of a frame than it must. */
import WebSocket from "ws";
import type { PeerAddress } from "../peers/peer.ts";
import type { Room, World } from "../world.ts";

const OPEN_TIMEOUT_MS = 30_000;

export interface Heard {
  seq: number;
  id: string;
  body: string;
}

export class RoomSocket {
  readonly #socket: WebSocket;
  /** Newest seq known; what is sent carries it. */
  last = 0;
  /** Gets each batch as it came. */
  onBatch: (text: string) => void = () => {};
  onClose: () => void = () => {};

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Resolves when the room has welcomed this member. */
  static open({ origins, spread }: PeerAddress, { people }: World, room: Room, member: number): Promise<RoomSocket> {
    const person = room.members[member] ?? 0;
    // Rooms of two are numbered by their first member.
    const place = spread === "members" ? member : (room.members[0] ?? 0) / 2;
    const url = `${origins[place % origins.length]}/api/v1/conversations/${room.id}/socket`;
    const headers = { authorization: `Bearer ${people[person]?.token}` };
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { headers, perMessageDeflate: false, handshakeTimeout: OPEN_TIMEOUT_MS });
      const self = new RoomSocket(socket);
      socket.on("open", () => socket.send('{"type":"hello","proto":1,"since":null}'));
      socket.on("message", (data) => {
        const text = String(data);
        if (text.startsWith('{"type":"batch"')) self.onBatch(text);
        else if (text.startsWith('{"type":"welcome"')) {
          self.last = JSON.parse(text).last;
          resolve(self);
        } else if (text.startsWith('{"type":"error"')) throw new Error(`refused: ${text}`);
      });
      socket.on("error", reject);
      socket.on("close", (code) => {
        reject(new Error(`closed with ${code}`));
        self.onClose();
      });
    });
  }

  send(id: string, body: string, after = this.last): void {
    this.#socket.send(JSON.stringify({ type: "send", id, after, body }));
  }

  close(): void {
    this.#socket.terminate();
  }
}

/** The acks of a batch, without reading its messages. */
export function acksIn(text: string): [id: string, seq: number][] {
  const from = text.indexOf('"acks":') + '"acks":'.length;
  if (text.startsWith("[]", from)) return [];
  return JSON.parse(text.slice(from, text.indexOf(',"messages":', from)));
}

export function messagesIn(text: string): Heard[] {
  return JSON.parse(text).messages;
}

/** How many messages a batch has, without reading them. */
export function countIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"seq":'); at >= 0; at = text.indexOf('"seq":', at + 6)) count++;
  return count;
}

/** As long as what people write. */
export const filler = "Could you send me the second draft by tomorrow evening? I have left comments on the first one.";

/** A name for a write that was used by nobody yet. */
let names = 0;
const run = Date.now().toString(36);
export function newName(): string {
  return `${run}-${++names}`;
}
