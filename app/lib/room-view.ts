/** What the room's page knows, and the names its sentences use. */
import { disputeWindow, overdueOf } from "./dispute-window.ts";
import type { MoreFacts } from "./money-state.ts";
import type { Challenge, Conversation, Delivery, Dispute, Payment, Proposal } from "./types.ts";

export interface RoomView {
  conversation: Conversation;
  challenge: Challenge | null;
  payment: Payment | null;
  deliveries: Delivery[];
  /** The newest, once there was one. */
  dispute: Dispute | null;
  /** To end the challenge together, while it waits for an answer. */
  proposal: Proposal | null;
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
  if (conversation.group) return false;
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

/** Whether work runs, and its money is held. */
export function isRunning({ challenge }: Pick<RoomView, "challenge">): boolean {
  return challenge?.state === "in_progress" || challenge?.state === "delivered";
}

/** Whether the poster has asked for changes as often as the rules let them. */
export function changesUsedUp({ deliveries }: Pick<RoomView, "deliveries">, rounds: number): boolean {
  return deliveries.filter(({ state }) => state === "changes_requested").length >= rounds;
}

/** What the room knows of its money beyond challenge and payment. @param now ms */
export function moneyFacts(view: RoomView, overdueDays: number, now: number): MoreFacts {
  const { challenge, deliveries, dispute } = view;
  if (!challenge || !isWorkRoom(view)) return {};
  return { dispute, overdue: overdueOf(challenge, deliveries, overdueDays, now) };
}

/** Whether either side may open a dispute, and else since or until when. @param now ms */
export function roomDisputeWindow({ challenge, deliveries }: RoomView, filingDays: number, now: number) {
  return challenge ? disputeWindow(challenge, deliveries, filingDays, now) : null;
}

/** What the room's decisions are called in its address. */
export const roomDecisions = [
  "deliver",
  "approve",
  "changes",
  "propose",
  "agree",
  "refuse",
  "leave",
  "decline",
] as const;
export type RoomDecision = (typeof roomDecisions)[number];
