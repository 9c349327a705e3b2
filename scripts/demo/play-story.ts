/** Tells one challenge's story through the API, each verb by the person whose verb it is. */
import type { Application } from "#contract/applications";
import type { Challenge } from "#contract/challenges";
import type { Delivery } from "#contract/deliveries";
import { as, type Cast } from "./cast.ts";
import { readRooms, talkIn } from "./conversations.ts";
import { acceptOffer, answerDispute, fileDispute } from "./disagreeing.ts";
import { approveWork, openCheckout, payFor } from "./paying.ts";
import type { PersonKey } from "./people.ts";
import { act, applicationOf, personOn, solverOf, type Telling, toldIn, upload } from "./stage.ts";
import { type DemoChallenge, moneyOf, type Step } from "./story.ts";

const DAY_MS = 86_400_000;

/** Writes the challenge, publishes it and takes every step of its story. */
export async function tell(cast: Cast, demo: DemoChallenge): Promise<void> {
  const challenge = await as<Challenge>(cast, demo.poster, `${demo.key}: draft`, "/challenges", {
    json: draftOf(cast, demo),
    idempotencyKey: `demo:${demo.key}:draft`,
  });
  if (!demo.draft) {
    const path = `/challenges/${challenge.id}/publish`;
    await as(cast, demo.poster, `${demo.key}: publish`, path, {
      method: "POST",
      idempotencyKey: `demo:${demo.key}:publish`,
    });
  }
  const telling: Telling = {
    cast,
    demo,
    challengeId: challenge.id,
    applications: new Map(),
    solver: null,
    deliveryId: null,
    disputeId: null,
    versions: 0,
    told: new Map(),
  };
  const steps = demo.story ?? [];
  for (const [at, step] of steps.entries()) await take(telling, step, `${at}-${step.verb}`);
  if (steps.at(-1)?.verb !== "talk") await readRooms(telling);
}

function draftOf(cast: Cast, demo: DemoChallenge): object {
  const { title, summary, brief, category, skills, deliveryDays, agents, closesIn } = demo;
  // Whole hours look as if a person had chosen them; down, so that one day from now is tomorrow.
  const deadline = Math.floor((cast.beganAt + closesIn * DAY_MS) / 3_600_000) * 3_600_000;
  return {
    ...{ title, category, skills, deliveryDays, reward: moneyOf(demo.reward.amount, demo.reward) },
    ...(summary === "" ? {} : { summary }),
    ...(brief === "" ? {} : { brief }),
    ...(agents === undefined ? {} : { agents }),
    applicationDeadline: new Date(deadline).toISOString(),
  };
}

async function take(telling: Telling, step: Step, name: string): Promise<void> {
  switch (step.verb) {
    case "apply":
      return applyTo(telling, step, name);
    case "note": {
      const path = `/applications/${applicationOf(telling, step.who).id}/note`;
      await act(telling, telling.demo.poster, name, path, { note: step.note }, "PUT");
      return;
    }
    case "shortlist":
    case "decline":
    case "award":
      return answerApplication(telling, step.verb, step.who, name);
    case "retract":
      return answerApplication(telling, step.verb, step.who, name, { reason: step.reason });
    case "withdraw":
    case "declineAward": {
      const { id } = applicationOf(telling, step.who);
      const verb = step.verb === "withdraw" ? "withdraw" : "decline-award";
      await act(
        telling,
        step.who,
        name,
        `/applications/${id}/${verb}`,
        "reason" in step ? { reason: step.reason } : {},
      );
      if (step.verb === "declineAward") await toldIn(telling, step.who, "award.declined");
      return;
    }
    case "talk":
      return talkIn(telling, step, name);
    case "openCheckout":
      await openCheckout(telling, name);
      return;
    case "pay":
      return payFor(telling, name);
    case "deliver":
      return handIn(telling, step, name);
    case "askChanges": {
      const { days, feedback } = step;
      await act(telling, telling.demo.poster, name, `/deliveries/${telling.deliveryId}/request-changes`, {
        days,
        feedback,
      });
      return toldIn(telling, solverOf(telling), "delivery.changes_requested");
    }
    case "approve":
      return approveWork(telling, name);
    case "dispute":
      return fileDispute(telling, step, name);
    case "answerDispute":
      return answerDispute(telling, step, name);
    case "acceptOffer":
      return acceptOffer(telling, step, name);
    case "review": {
      const who = personOn(telling, step.side);
      const { rating, text } = step;
      await act(telling, who, name, `/challenges/${telling.challengeId}/reviews`, { rating, text });
      return;
    }
    case "cancel": {
      const who = personOn(telling, step.side);
      await act(telling, who, name, `/challenges/${telling.challengeId}/cancel`, { note: step.note });
      for (const [applicant, { roomId }] of telling.applications) {
        if (roomId !== null) await toldIn(telling, applicant, "challenge.canceled");
      }
    }
  }
}

async function applyTo(telling: Telling, step: Extract<Step, { verb: "apply" }>, name: string): Promise<void> {
  const { by, price, days, letter, agentUse } = step;
  const application = await act<Application>(telling, by, name, `/challenges/${telling.challengeId}/applications`, {
    coverLetter: letter,
    price: moneyOf(price, telling.demo.reward),
    days,
    ...(agentUse === undefined ? {} : { agentUse }),
  });
  telling.applications.set(by, { id: application.id, roomId: null });
}

const answers = {
  shortlist: { path: "shortlist", told: "application.shortlisted" },
  decline: { path: "decline", told: null },
  award: { path: "award", told: "award.made" },
  retract: { path: "retract-award", told: "award.retracted" },
} as const;

/** What the poster says to an application. */
async function answerApplication(
  telling: Telling,
  verb: keyof typeof answers,
  who: PersonKey,
  name: string,
  body: object = {},
): Promise<void> {
  const application = applicationOf(telling, who);
  const { path, told } = answers[verb];
  const answer = await act<Application>(
    telling,
    telling.demo.poster,
    name,
    `/applications/${application.id}/${path}`,
    body,
  );
  application.roomId ??= answer.conversationId;
  if (verb === "award") telling.solver = who;
  if (verb === "retract") telling.solver = null;
  if (told !== null) await toldIn(telling, who, told);
}

async function handIn(telling: Telling, step: Extract<Step, { verb: "deliver" }>, name: string): Promise<void> {
  const { cast, demo, challengeId } = telling;
  const solver = solverOf(telling);
  const path = `/challenges/${challengeId}/deliveries`;
  telling.versions += 1;
  const { items } = await as<{ items: Delivery[] }>(cast, solver, `${demo.key}: ${name}`, path, {});
  const earlier = items.find(({ version }) => version === telling.versions);
  if (earlier !== undefined) {
    telling.deliveryId = earlier.id;
  } else {
    const fileIds: string[] = [];
    for (const file of step.files) fileIds.push(await upload(telling, solver, file));
    // Uploads have new ids in a new run, so they are part of the write's name; the look above keeps it from being made twice.
    const unique = `${name}-${fileIds[0] ?? "no-file"}`;
    telling.deliveryId = (await act<Delivery>(telling, solver, unique, path, { note: step.note, fileIds })).id;
  }
  await toldIn(telling, solver, "delivery.submitted");
}
