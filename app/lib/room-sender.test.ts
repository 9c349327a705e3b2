import { expect, it, vi } from "vitest";
import { type PostOutcome, RoomSender } from "./room-sender.ts";

const file = { id: "fil_1", name: "plan.png", type: "image/png", size: 1, width: 2, height: 3 };
const what = { type: "send" as const, seq: null, ref: null, mentions: [] };

it("posts a message with files once, until the connection is lost before the socket brought it", async () => {
  const posted: string[] = [];
  const said: object[] = [];
  let names = 0;
  const sender = new RoomSender({
    storage: undefined,
    send: (frame) => said.push(frame) > 0,
    post: async ({ body }): Promise<PostOutcome> => {
      posted.push(body);
      return { sent: true };
    },
    newId: () => `w${++names}`,
    random: undefined,
    changed: () => undefined,
  });
  sender.welcome();
  sender.add({ ...what, body: "one", files: [file] }, 0);
  sender.add({ ...what, body: "two", files: [file] }, 0);
  sender.add({ ...what, body: "three", files: [] }, 0);
  await vi.waitFor(() => expect(said).toMatchObject([{ body: "three" }]));
  for (let batches = 0; batches < 3; batches++) sender.flush();
  expect(posted).toEqual(["one", "two"]);
  expect(sender.messages.map(({ body }) => body)).toEqual(["one", "two", "three"]);
  sender.done(new Set(["w1"]));
  sender.lost();
  sender.welcome();
  await vi.waitFor(() => expect(said).toHaveLength(2));
  expect(posted).toEqual(["one", "two", "two"]);
});
