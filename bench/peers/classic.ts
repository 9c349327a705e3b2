/**
 * One of the two servers of the classic stack: `ws`, Redis Pub/Sub between the servers, and a row in Postgres for each message before it
 * is acked. It does at a connection what the product does: verifies the token, looks up the person and the session's end, looks up the
 * room's members, and answers `hello` with the newest page.
 *
 *   node classic.ts <port> <port of Redis> <folder of Postgres' socket>
 */
import { createPublicKey, verify } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { Redis } from "ioredis";
import postgres from "postgres";
import WebSocket from "ws";
import { localEnvironment } from "../../scripts/local-environment.ts";
import { appOrigin } from "../world.ts";

/** Connections to Postgres of each server. */
const POOL = 10;
const PAGE = 50;

const [port = "", redisPort = "", postgresSocket = ""] = process.argv.slice(2);
const { vars } = localEnvironment({ port: Number(new URL(appOrigin).port), stateDir: "." });
const publicKey = createPublicKey(vars.api.CLERK_JWT_KEY ?? "");
const sql = postgres({ host: postgresSocket, username: "bench", database: "postgres", max: POOL });
const publisher = new Redis(Number(redisPort), { enableAutoPipelining: true });
const subscriber = new Redis(Number(redisPort));

interface Seat {
  user: string;
  room: string;
}
const seats = new Map<WebSocket, Seat>();
/** Those who have said hello, by room. */
const listeners = new Map<string, Set<WebSocket>>();

interface Claims {
  iss: string;
  azp: string;
  exp: number;
  sub: string;
  sid: string;
}

function verifyToken(request: IncomingMessage): Claims {
  const [head = "", body = "", signature = ""] = (request.headers.authorization ?? "")
    .replace(/^Bearer /, "")
    .split(".");
  const genuine = verify("RSA-SHA256", Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, "base64url"));
  const claims: Claims = JSON.parse(Buffer.from(body, "base64url").toString());
  const meant = claims.iss === vars.api.CLERK_ISSUER && claims.azp === appOrigin && claims.exp * 1000 > Date.now();
  if (!genuine || !meant) throw new Error("not a good token");
  return claims;
}

/** @throws when this person may not be in this room */
async function letIn(request: IncomingMessage): Promise<Seat> {
  const claims = verifyToken(request);
  const room = /conversations\/([^/]+)\/socket/.exec(request.url ?? "")?.[1] ?? "";
  const [person] =
    await sql`select id, state, exists (select 1 from revoked_sessions where session_id = ${claims.sid}) as ended
    from users where subject = ${claims.sub}`;
  if (person?.state !== "active" || person.ended) throw new Error("not a good account");
  const members =
    await sql`select u.id, u.name from members m join users u on u.id = m.user_id where m.conversation_id = ${room}`;
  if (!members.some(({ id }) => id === person.id)) throw new Error("not a member");
  return { user: person.id, room };
}

async function hello(socket: WebSocket, { room }: Seat): Promise<void> {
  const rows = await sql`select seq, author, client_id as id, at, kind, body from messages
    where conversation_id = ${room} order by seq desc limit ${PAGE}`;
  const messages = rows.map((row) => ({ ...row, seq: Number(row.seq) })).reverse();
  await listen(socket, room);
  socket.send(JSON.stringify({ type: "welcome", last: messages.at(-1)?.seq ?? 0 }));
  if (messages.length > 0) socket.send(JSON.stringify({ type: "batch", acks: [], messages }));
}

async function listen(socket: WebSocket, room: string): Promise<void> {
  const known = listeners.get(room);
  if (known === undefined) {
    listeners.set(room, new Set([socket]));
    await subscriber.subscribe(room);
  } else known.add(socket);
}

/** The sender is answered when the row is on disk; everybody else hears of it by Redis. */
async function send(
  socket: WebSocket,
  { user, room }: Seat,
  { id, body }: { id: string; body: string },
): Promise<void> {
  const [row] = await sql`insert into messages (conversation_id, author, client_id, kind, body)
    values (${room}, ${user}, ${id}, 'text', ${body})
    on conflict (conversation_id, author, client_id) do update set client_id = excluded.client_id returning seq, at`;
  const seq = Number(row?.seq);
  const message = JSON.stringify({ seq, author: user, id, at: row?.at, kind: "text", body });
  void publisher.publish(room, `${user} ${message}`);
  socket.send(`{"type":"batch","acks":[${JSON.stringify([id, seq])}],"messages":[${message}]}`);
}

subscriber.on("message", (room: string, data: string) => {
  const space = data.indexOf(" ");
  const author = data.slice(0, space);
  const frame = `{"type":"batch","acks":[],"messages":[${data.slice(space + 1)}]}`;
  for (const socket of listeners.get(room) ?? []) if (seats.get(socket)?.user !== author) socket.send(frame);
});

const sockets = new WebSocket.Server({ noServer: true, perMessageDeflate: false });
const server = createServer();
server.on("upgrade", async (request, stream, head) => {
  try {
    const seat = await letIn(request);
    // Behind a plain HTTP server it is always a socket.
    sockets.handleUpgrade(request, stream as Socket, head, (socket) => {
      seats.set(socket, seat);
      socket.on("message", (data) => answer(socket, seat, String(data)).catch(() => socket.terminate()));
      socket.on("close", () => {
        seats.delete(socket);
        listeners.get(seat.room)?.delete(socket);
      });
    });
  } catch {
    stream.destroy();
  }
});

async function answer(socket: WebSocket, seat: Seat, text: string): Promise<void> {
  const frame = JSON.parse(text);
  if (frame.type === "hello") await hello(socket, seat);
  else if (frame.type === "send") await send(socket, seat, frame);
}

process.on("disconnect", () => process.exit());
server.listen(Number(port), "127.0.0.1", () => process.send?.({ origin: `ws://127.0.0.1:${port}` }));
