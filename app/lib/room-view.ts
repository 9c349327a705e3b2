/** What the room's page knows, and the names its sentences use. */
import type { Challenge, Conversation, Delivery, Payment } from "./types.ts";

export interface RoomView {
  conversation: Conversation;
  challenge: Challenge | null;
  payment: Payment | null;
  deliveries: Delivery[];
  /** The reader's own id. */
  you: string;
  side: "poster" | "solver";
  /** The other person of the room. */
  other: { id: string; handle: string; name: string };
  poster: string;
  solver: string;
}

/** Whether the room is a work room: its solver is this challenge's solver. */
export function isWorkRoom({ challenge, conversation }: Pick<RoomView, "challenge" | "conversation">): boolean {
  return challenge?.solver != null && conversation.members.some(({ id }) => id === challenge.solver?.id);
}

/** For whom the room tells of money: beside the work room, the reward is somebody else's once somebody is chosen. */
export function moneySide(view: RoomView): "poster" | "solver" | "guest" {
  return view.challenge?.solver && !isWorkRoom(view) ? "guest" : view.side;
}

/** The newest version, if the poster still has to answer it. */
export function waitingDelivery({
  deliveries,
  challenge,
}: Pick<RoomView, "deliveries" | "challenge">): Delivery | null {
  const newest = deliveries[0];
  return challenge?.state === "delivered" && newest?.state === "submitted" ? newest : null;
}

/** What the room's decisions are called in its address. */
export const roomDecisions = ["deliver", "approve", "changes", "leave", "decline"] as const;
export type RoomDecision = (typeof roomDecisions)[number];
