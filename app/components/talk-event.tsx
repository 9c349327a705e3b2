/** What happened to the work, its money or the group, as lines of the talk. */
import type { ReactNode } from "react";
import { money as moneyTexts } from "../copy/en/money.ts";
import { room as roomTexts } from "../copy/en/room.ts";
import { talk as talkTexts } from "../copy/en/talk.ts";
import type { RoomView } from "../lib/room-view.ts";
import type { RoomMessage } from "../lib/types.ts";
import { Money, When } from "./money.tsx";
import { useTexts } from "./reader.tsx";
import type { SealState } from "./seal.tsx";
import { LedgerLine } from "./talk.tsx";
import { EntryTime } from "./talk-time.tsx";

const seals: Readonly<Record<string, SealState>> = {
  "hold.held": "held",
  "delivery.approved": "paid",
  "challenge.completed": "paid",
  "challenge.canceled": "back",
  "award.made": "wait",
  "cancellation.proposed": "wait",
  "chargeback.opened": "split",
  "chargeback.closed": "split",
  "dispute.filed": "split",
  "dispute.answered": "split",
  "dispute.offered": "split",
  "dispute.evidence_added": "split",
  "dispute.message_sent": "split",
  "dispute.settled": "split",
  "dispute.withdrawn": "held",
};

type RoomText = keyof typeof roomTexts;
type TalkText = keyof typeof talkTexts;

/** What happened to the work or its money, in a sentence with its figures. */
export function SystemLine({ entry, view }: { entry: RoomMessage; view: RoomView }) {
  const inRoom = useTexts(roomTexts);
  const words = useTexts(talkTexts);
  const m = useTexts(moneyTexts);
  const data = entry.data ?? {};
  const left = entry.body === "conversation.member_left" && data.actorId !== data.userId;
  const due = typeof data.dueAt === "string" ? data.dueAt : null;
  const event = `ev_${entry.body}`;
  // The most exact sentence there is: to the poster in the second person, with its date, with its reason, or plain.
  const wanted = [
    ...(due && view.side === "poster" ? [`${event}_dueYou`] : []),
    ...(due ? [`${event}_due`] : []),
    ...(left ? [`${event}_removed`] : []),
    `${event}_${data.reason}`,
    event,
  ];
  const key = wanted.find((name) => name in roomTexts || name in talkTexts);
  if (key === undefined) return null;
  const actor = typeof data.actorId === "string" ? data.actorId : null;
  const fallbackActor =
    entry.body.startsWith("delivery.submitted") || entry.body === "award.declined" ? view.solver : view.poster;
  const who =
    actor === view.you
      ? words("you")
      : (view.conversation.members.find(({ id }) => id === actor)?.name ?? fallbackActor);
  const reason =
    typeof data.reason === "string" ? (`cancel_${data.reason}` as keyof typeof moneyTexts) : "cancel_agreed";
  // What whoever did it wrote to the other side: the changes asked for, or a word on taking back, leaving, saying no.
  const said = [data.feedback, data.note].filter((text) => typeof text === "string" && text !== "");
  const values: Record<string, ReactNode> = {
    who,
    name:
      typeof data.name === "string"
        ? data.name
        : view.side === "solver"
          ? view.conversation.members.find(({ id }) => id === view.you)?.name
          : view.solver,
    poster: view.poster,
    solver: view.solver,
    version: data.version,
    date: due ? <When at={due} /> : "",
    reason: reason in moneyTexts ? m(reason) : "",
    sum:
      typeof data.amountMinor === "number" && typeof data.currency === "string" ? (
        <Money value={{ amountMinor: data.amountMinor, currency: data.currency as "USD" }} />
      ) : (
        ""
      ),
  };
  return (
    <LedgerLine
      seal={seals[entry.body] ?? "none"}
      version={
        entry.body.startsWith("delivery.") && typeof data.version === "number" && entry.body !== "delivery.approved"
          ? data.version
          : undefined
      }
      time={<EntryTime at={entry.at} />}
    >
      {key in roomTexts ? inRoom.rich(key as RoomText, values) : words.rich(key as TalkText, values)}
      {said.map((text) => (
        <q key={text} className="block dim own-words">
          {text}
        </q>
      ))}
    </LedgerLine>
  );
}
