/** A ceiling: `ws` in one Node process that stores nothing and asks nobody who is there. `node echo.ts <port>` */
import WebSocket from "ws";

interface EchoRoom {
  last: number;
  sockets: Set<WebSocket>;
}
const rooms = new Map<string, EchoRoom>();

const port = Number(process.argv[2]);
const server = new WebSocket.Server({ host: "127.0.0.1", port, perMessageDeflate: false });
server.on("connection", (socket, request) => {
  const room = roomAt(request.url ?? "");
  room.sockets.add(socket);
  socket.on("close", () => room.sockets.delete(socket));
  socket.on("message", (data) => answer(room, socket, String(data)));
});
process.on("disconnect", () => process.exit());
server.on("listening", () => process.send?.({ origin: `ws://127.0.0.1:${port}` }));

function roomAt(url: string): EchoRoom {
  const room = rooms.get(url) ?? { last: 0, sockets: new Set<WebSocket>() };
  rooms.set(url, room);
  return room;
}

function answer(room: EchoRoom, socket: WebSocket, text: string): void {
  const frame = JSON.parse(text);
  if (frame.type === "hello") socket.send(JSON.stringify({ type: "welcome", last: room.last }));
  if (frame.type !== "send") return;
  room.last += 1;
  const message = { seq: room.last, id: frame.id, at: new Date().toISOString(), kind: "text", body: frame.body };
  const messages = JSON.stringify([message]);
  for (const one of room.sockets) {
    const acks = one === socket ? JSON.stringify([[frame.id, room.last]]) : "[]";
    one.send(`{"type":"batch","acks":${acks},"messages":${messages}}`);
  }
}
