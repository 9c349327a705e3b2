/** Random histories: people write, resend, leave, come back and are evicted in any order; what each holds in the end is the log. */
import { evictDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Message } from "#contract/messages";
import { newRoom, roomStub, sit, type TestSocket } from "./test-sockets.ts";

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("send" as const), who: fc.nat(2), again: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("resendAll" as const), who: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reconnect" as const), who: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("evict" as const) }) },
);

/** A person's client: the newest page it holds and what it has sent, with or without an ack. */
interface Client {
  user: string;
  socket: TestSocket;
  held: Map<number, Message>;
  sends: { id: string; after: number }[];
}

const lastOf = (client: Client) => Math.max(0, ...client.held.keys());

function take(client: Client): void {
  for (const message of client.socket.messages) client.held.set(message.seq, message);
}

it("keeps every message once, in one order, through resends, reconnects and evictions", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const room = newRoom(3);
      const clients: Client[] = await Promise.all(
        room.users.map(async (user) => ({ user, socket: await sit(room, user), held: new Map(), sends: [] })),
      );
      for (const [i, one] of steps.entries()) {
        if (one.do === "evict") {
          await Promise.all(clients.map((client) => client.socket.settled()));
          await evictDurableObject(roomStub(room));
          continue;
        }
        const client = clients[one.who] as Client; // reason: `who` is 0, 1 or 2 and there are three
        if (one.do === "send") {
          take(client);
          const send = { id: `c${i}`, after: lastOf(client) };
          client.sends.push(send);
          const frame = { type: "send", ...send, body: `${one.who}.${i}` };
          client.socket.send(frame);
          if (one.again) client.socket.send(frame);
        } else if (one.do === "resendAll") {
          for (const send of client.sends) client.socket.send({ type: "send", ...send, body: "again" });
        } else {
          take(client);
          client.socket.socket.close(1000);
          client.socket = await sit(room, client.user, lastOf(client));
          for (const send of client.sends) client.socket.send({ type: "send", ...send, body: "again" });
        }
      }
      for (const client of clients) {
        for (const send of client.sends) client.socket.send({ type: "send", ...send, body: "again" });
      }
      await Promise.all(clients.map((client) => client.socket.settled()));
      const { items } = await roomStub(room).page(null, 100);
      expect(items.map((item) => item.seq)).toEqual(items.map((_, i) => i + 1));
      const names = items.map((item) => `${item.author} ${item.id}`);
      expect(new Set(names).size).toBe(names.length);
      const sent = clients.flatMap((client) => client.sends.map((send) => `${client.user} ${send.id}`));
      expect(new Set(names)).toEqual(new Set(sent));
      await Promise.all(clients.map((client) => client.socket.settled()));
      for (const client of clients) {
        take(client);
        expect([...client.held.values()].sort((a, b) => a.seq - b.seq)).toEqual(items);
      }
    }),
    { numRuns: 12 },
  );
});
