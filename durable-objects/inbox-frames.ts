/** What a client may say to its inbox. A bad frame gets an `error` frame; it never costs the connection. */
import { closeCodes, roomLimits } from "#contract/messages";
import {
  type InboxClientFrame,
  type InboxErrorCode,
  inboxClientFrame,
  inboxLimits,
  inboxProtocol,
} from "#contract/notifications";
import { AppError } from "../worker/platform/errors.ts";
import { log } from "../worker/platform/telemetry.ts";
import { heard, renewSeat, seatOf, writeSeat } from "./sockets.ts";
import type { UserInbox } from "./user-inbox.ts";

type FrameOf<Type extends InboxClientFrame["type"]> = Extract<InboxClientFrame, { type: Type }>;

class FrameError extends Error {
  override readonly name = "FrameError";
  readonly code: InboxErrorCode;
  constructor(code: InboxErrorCode, detail = "") {
    super(detail);
    this.code = code;
  }
}

/** Answers one frame; failures become `error` frames. */
export async function answerInboxFrame(
  inbox: UserInbox,
  env: Env,
  socket: WebSocket,
  data: string | ArrayBuffer,
): Promise<void> {
  try {
    const frame = parseFrame(data);
    const now = Date.now();
    const seat = heard(socket, now);
    if (frame.type === "renew") return await renew(inbox, env, socket, frame);
    if (seat.exp <= now) throw new FrameError("identity_expired");
    if (frame.type === "hello") return hello(inbox, socket, frame);
    if (!seat.ready) throw new FrameError("hello_first");
    if (frame.type === "seen") return inbox.store.notes.sawThrough(frame.through);
    if (frame.through !== undefined) inbox.markRead({ through: frame.through });
    if (frame.ids !== undefined && frame.ids.length > 0) inbox.markRead({ ids: frame.ids });
  } catch (error) {
    if (!(error instanceof FrameError)) log("error", "inbox.frame_failed", { error });
    const { code, message } = error instanceof FrameError ? error : new FrameError("internal_error");
    inbox.send(socket, { type: "error", code, detail: message || undefined });
    if (code === "frame_too_large") socket.close(closeCodes.tooLarge, "frame too large");
  }
}

function parseFrame(data: string | ArrayBuffer): InboxClientFrame {
  if (typeof data !== "string") throw new FrameError("invalid_frame", "Frames are JSON texts.");
  if (data.length > roomLimits.frame) throw new FrameError("frame_too_large");
  const parsed = inboxClientFrame.safeParse(readJson(data));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FrameError("invalid_frame", issue ? `${issue.path.join(".")}: ${issue.message}` : "");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FrameError("invalid_frame", "This is not JSON.");
  }
}

/** Brings the notes the client has not seen; more than it should take at once is left to `GET /notifications`. */
function hello(inbox: UserInbox, socket: WebSocket, { proto, since }: FrameOf<"hello">): void {
  if (proto !== inboxProtocol) throw new FrameError("unsupported_proto", `This inbox speaks ${inboxProtocol}.`);
  const seat = seatOf(socket);
  writeSeat(socket, { ...seat, ready: true });
  const { store } = inbox;
  const unread = store.unread();
  inbox.send(socket, {
    type: "welcome",
    proto: inboxProtocol,
    last: store.notes.last,
    unread,
    exp: new Date(seat.exp).toISOString(),
  });
  if (since === null || since >= store.notes.last) return;
  const notes = store.notes
    .page(null, inboxLimits.resumeNotes, false)
    .filter((note) => note.ord > since)
    .reverse();
  const [first] = notes;
  if (first !== undefined && first.ord > since + 1) inbox.send(socket, { type: "gap", from: first.ord });
  if (notes.length > 0) inbox.send(socket, { type: "notes", notes, unread });
}

async function renew(inbox: UserInbox, env: Env, socket: WebSocket, { token }: FrameOf<"renew">): Promise<void> {
  try {
    const { user, session } = seatOf(socket);
    const seat = await renewSeat(env, socket, token, Date.now());
    if (seat === "account_ended") return inbox.kick(user, seat);
    if (seat === "session_ended") return inbox.kick(user, seat, session);
    const { exp } = seat;
    const { store } = inbox;
    inbox.send(socket, {
      type: "renewed",
      exp: new Date(exp).toISOString(),
      last: store.notes.last,
      unread: store.unread(),
    });
  } catch (error) {
    if (error instanceof AppError) throw new FrameError("invalid_token", error.message);
    throw error;
  }
}
