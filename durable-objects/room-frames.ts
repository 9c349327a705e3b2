/** What a client may say to a room, frame by frame. A bad frame gets an `error` frame; it never costs the connection. */
import {
  type RoomClientFrame,
  type RoomErrorCode,
  type RoomServerFrame,
  roomClientFrame,
  roomLimits,
  roomProtocol,
} from "#contract/messages";
import { AppError } from "../worker/platform/errors.ts";
import { log } from "../worker/platform/telemetry.ts";
import type { ConversationRoom } from "./conversation-room.ts";
import { heard, renewSeat, type Seat, writeSeat } from "./sockets.ts";

type FrameOf<Type extends RoomClientFrame["type"]> = Extract<RoomClientFrame, { type: Type }>;

/** Who said it, where, and when. */
interface Speaker {
  room: ConversationRoom;
  env: Env;
  socket: WebSocket;
  seat: Seat;
  now: number;
}

/** A refusal the client is told of. */
class FrameError extends Error {
  override readonly name = "FrameError";
  readonly code: RoomErrorCode;
  readonly retryMs: number | undefined;
  constructor(code: RoomErrorCode, options: { retryMs?: number; detail?: string } = {}) {
    super(options.detail ?? "");
    this.code = code;
    this.retryMs = options.retryMs;
  }
}

/** Answers one frame; failures become `error` frames. */
export async function answerFrame(
  room: ConversationRoom,
  env: Env,
  socket: WebSocket,
  data: string | ArrayBuffer,
): Promise<void> {
  let id: string | undefined;
  try {
    const frame = parseFrame(data);
    if ("id" in frame) id = frame.id;
    const now = Date.now();
    const seat = heard(socket, now);
    await answer({ room, env, socket, seat, now }, frame);
  } catch (error) {
    if (!(error instanceof FrameError)) log("error", "room.frame_failed", { error });
    const { code, retryMs, message } = error instanceof FrameError ? error : new FrameError("internal_error");
    room.seats.send(socket, { type: "error", code, id, retryMs, detail: message || undefined });
  }
}

function parseFrame(data: string | ArrayBuffer): RoomClientFrame {
  if (typeof data !== "string") throw new FrameError("invalid_frame", { detail: "Frames are JSON texts." });
  if (data.length > roomLimits.frame) throw new FrameError("frame_too_large");
  const parsed = roomClientFrame.safeParse(readJson(data));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FrameError("invalid_frame", { detail: issue ? `${issue.path.join(".")}: ${issue.message}` : undefined });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FrameError("invalid_frame", { detail: "This is not JSON." });
  }
}

async function answer(speaker: Speaker, frame: RoomClientFrame): Promise<void> {
  limit(speaker, frame);
  if (!speaker.room.log.members.has(speaker.seat.user)) throw new FrameError("not_a_member");
  if (frame.type === "renew") return renew(speaker, frame);
  if (speaker.seat.exp <= speaker.now) throw new FrameError("identity_expired");
  if (frame.type === "hello") return hello(speaker, frame);
  if (!speaker.seat.ready) throw new FrameError("hello_first");
  if (speaker.room.log.isSilent && adds.has(frame.type)) throw new FrameError("blocked");
  switch (frame.type) {
    case "send":
      return send(speaker, frame);
    case "edit":
    case "delete":
    case "react":
      return change(speaker, frame);
    case "read":
      return read(speaker, frame);
    case "typing":
      return speaker.room.seats.broadcast({ type: "typing", user: speaker.seat.user }, speaker.socket);
    case "history":
      return history(speaker, frame);
    case "search":
      return search(speaker, frame);
    case "mute":
      return mute(speaker, frame);
    case "leave":
      throw new FrameError("cannot_leave", {
        detail: "The two of a challenge stay. Groups are left by POST /conversations/{id}/leave.",
      });
  }
}

/** What nobody says to somebody who has blocked them; taking back one's own stays possible. */
const adds: ReadonlySet<RoomClientFrame["type"]> = new Set(["send", "edit", "react", "typing"]);

function limit({ room, seat, now }: Speaker, { type }: RoomClientFrame): void {
  // A connection's first greeting: how many connections somebody has is limited, and one that is not greeted is of no use to them.
  if (type === "hello" && !seat.ready) return;
  const writes = type === "send" || type === "edit" || type === "delete" || type === "react";
  const retryMs = (writes ? room.sends : room.requests).take(seat.user, now);
  if (retryMs > 0) throw new FrameError("rate_limited", { retryMs });
}

async function renew({ room, env, socket, seat: before, now }: Speaker, { token }: FrameOf<"renew">): Promise<void> {
  try {
    const seat = await renewSeat(env, socket, token, now);
    if (seat === "account_ended") return room.kick(before.user, seat);
    if (seat === "session_ended") return room.kick(before.user, seat, before.session);
    room.seats.send(socket, { type: "renewed", exp: new Date(seat.exp).toISOString(), last: room.log.last });
  } catch (error) {
    if (error instanceof AppError) throw new FrameError("invalid_token", { detail: error.message });
    throw error;
  }
}

/** From here on the socket gets what is new; before that, what it has missed. Nothing is awaited, so nothing falls between. */
function hello(speaker: Speaker, { proto, since }: FrameOf<"hello">): void {
  const { room, socket, seat } = speaker;
  if (proto !== roomProtocol)
    throw new FrameError("unsupported_proto", { detail: `This room speaks ${roomProtocol}.` });
  const newcomer = !seat.ready && !room.seats.isPresent(seat.user);
  writeSeat(socket, { ...seat, ready: true });
  const resumed = since === null ? null : room.log.resume(since);
  const messages = resumed ?? room.log.page(room.log.last + 1, roomLimits.page);
  const first = messages[0]?.seq ?? room.log.last + 1;
  room.seats.send(socket, welcome(speaker, first > 1));
  if (since !== null && resumed === null) room.seats.send(socket, { type: "gap", from: first });
  if (messages.length > 0) room.seats.send(socket, { type: "batch", acks: [], messages });
  if (newcomer) room.seats.broadcast({ type: "presence", user: seat.user, present: true }, socket);
}

function welcome({ room, seat }: Speaker, more: boolean): RoomServerFrame {
  const { log: roomLog } = room;
  const present = room.seats.present();
  const members = [...roomLog.members].map(([user, member]) => ({
    user,
    role: member.role,
    read: member.read,
    present: present.has(user),
  }));
  return {
    type: "welcome",
    proto: roomProtocol,
    you: seat.user,
    last: roomLog.last,
    read: roomLog.members.get(seat.user)?.read ?? 0,
    unread: roomLog.unread(seat.user),
    members,
    more,
    exp: new Date(seat.exp).toISOString(),
  };
}

async function send({ room, socket, seat, now }: Speaker, frame: FrameOf<"send">): Promise<void> {
  const { id, after, body, mentions, ref } = frame;
  if (body.trim() === "") throw new FrameError("empty_message");
  if (frame.fileIds !== undefined && frame.fileIds.length > 0)
    throw new FrameError("file_not_usable", { detail: "Messages with files go by POST /conversations/{id}/messages." });
  if (ref !== undefined && ref > room.log.last) throw new FrameError("no_such_entry");
  const named = mentions?.filter((user) => room.log.members.has(user)) ?? [];
  const extra = named.length > 0 ? { mentions: named } : null;
  await room.write(
    { author: seat.user, clientId: id, at: now, kind: "text", body, ref: ref ?? null, extra },
    after,
    socket,
  );
}

async function change(
  { room, socket, seat, now }: Speaker,
  frame: FrameOf<"edit"> | FrameOf<"delete"> | FrameOf<"react">,
): Promise<void> {
  const target = room.log.entry(frame.seq);
  const isMessage = target?.kind === "text" || target?.kind === "file";
  if (target === null || !isMessage || target.deletedAt !== undefined || target.redactedAt !== undefined)
    throw new FrameError("no_such_entry");
  if (frame.type !== "react" && target.author !== seat.user) throw new FrameError("not_yours");
  if (frame.type === "edit" && frame.body.trim() === "") throw new FrameError("empty_message");
  const body = frame.type === "edit" ? frame.body : frame.type === "react" ? frame.emoji : "";
  const entry = { author: seat.user, clientId: frame.id, at: now, kind: frame.type, body, ref: frame.seq, extra: null };
  await room.write(entry, frame.after, socket);
}

function read({ room, seat }: Speaker, { seq }: FrameOf<"read">): void {
  const upTo = room.log.read(seat.user, seq);
  if (upTo === null) return;
  room.seats.broadcast({ type: "read", user: seat.user, seq: upTo });
  room.teller.read(seat.user);
}

function history({ room, socket }: Speaker, { before, limit: most }: FrameOf<"history">): void {
  const messages = room.log.page(before, most);
  room.seats.send(socket, { type: "history", before, messages, more: (messages[0]?.seq ?? 1) > 1 });
}

function search({ room, socket }: Speaker, { q, cursor }: FrameOf<"search">): void {
  const found = room.log.search(q, cursor ?? room.log.last + 1, 20);
  room.seats.send(socket, { type: "found", q, ...found });
}

function mute({ room, seat }: Speaker, { until }: FrameOf<"mute">): void {
  room.mute(seat.user, until === null ? null : Date.parse(until));
}
