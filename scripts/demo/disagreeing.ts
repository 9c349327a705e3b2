/** Disputes of the demo, told by both sides. */
import type { Dispute } from "#contract/disputes";
import { as } from "./cast.ts";
import { act, personOn, solverOf, type Telling, toldIn } from "./stage.ts";
import { moneyOf, type Side, type Step } from "./story.ts";

type Told<Verb extends Step["verb"]> = Extract<Step, { verb: Verb }>;

export async function fileDispute(telling: Telling, step: Told<"dispute">, name: string): Promise<void> {
  const { reason, text, toSolver } = step;
  const claim = { reason, text, release: moneyOf(toSolver, telling.demo.reward) };
  const path = `/challenges/${telling.challengeId}/dispute`;
  telling.disputeId = (await act<Dispute>(telling, personOn(telling, step.side), name, path, claim)).id;
  return toldIn(telling, solverOf(telling), "dispute.filed");
}

export async function answerDispute(telling: Telling, step: Told<"answerDispute">, name: string): Promise<void> {
  const dispute = await read(telling, name);
  const answer = { text: step.text, release: moneyOf(step.toSolver, telling.demo.reward) };
  await act(telling, personOn(telling, other(dispute.filedBy)), name, `/disputes/${dispute.id}/answer`, answer);
  return toldIn(telling, solverOf(telling), "dispute.answered");
}

export async function acceptOffer(telling: Telling, step: Told<"acceptOffer">, name: string): Promise<void> {
  const dispute = await read(telling, name);
  const entryId = dispute.standing[other(step.side)]?.id;
  await act(telling, personOn(telling, step.side), name, `/disputes/${dispute.id}/accept`, { entryId });
  return toldIn(telling, solverOf(telling), "dispute.settled");
}

function other(side: Side): Side {
  return side === "poster" ? "solver" : "poster";
}

async function read({ cast, demo, disputeId }: Telling, name: string): Promise<Dispute> {
  if (disputeId === null) throw new Error(`No dispute is open at this point of the story of ${demo.key}.`);
  return as<Dispute>(cast, demo.poster, `${demo.key}: ${name}`, `/disputes/${disputeId}`, {});
}
