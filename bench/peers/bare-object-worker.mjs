// An object without storage: what the platform alone costs. The same frames as a room, remembered by nobody.
import { DurableObject } from "cloudflare:workers";

export class BareRoom extends DurableObject {
  #last = 0;

  fetch() {
    const { 0: client, 1: socket } = new WebSocketPair();
    this.ctx.acceptWebSocket(socket);
    return new Response(null, { status: 101, webSocket: client });
  }

  webSocketMessage(socket, data) {
    const frame = JSON.parse(data);
    if (frame.type === "hello") socket.send(JSON.stringify({ type: "welcome", last: this.#last }));
    if (frame.type !== "send") return;
    const message = { seq: ++this.#last, id: frame.id, at: new Date().toISOString(), kind: "text", body: frame.body };
    const messages = JSON.stringify([message]);
    for (const one of this.ctx.getWebSockets()) {
      const acks = one === socket ? JSON.stringify([[frame.id, message.seq]]) : "[]";
      one.send(`{"type":"batch","acks":${acks},"messages":${messages}}`);
    }
  }
}

export default {
  fetch(request, env) {
    const [, room] = /conversations\/([^/]+)\/socket/.exec(request.url);
    return env.ROOMS.get(env.ROOMS.idFromName(room)).fetch(request);
  },
};
