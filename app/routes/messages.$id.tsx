import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { ErrorSummary } from "../components/field.tsx";
import type { FrameHandle } from "../components/frame.tsx";
import { MoneyRail } from "../components/money-story.tsx";
import { Tabs } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { ReviewPanel } from "../components/review-form.tsx";
import { RoomDialog } from "../components/room-dialogs.tsx";
import { Endings } from "../components/room-ending.tsx";
import { NextSteps } from "../components/room-next.tsx";
import { Deliveries } from "../components/room-side.tsx";
import { MoneyStrip } from "../components/room-strip.tsx";
import { Talk, useRoomTab } from "../components/room-talk.tsx";
import { useRootData } from "../components/root-data.ts";
import { TalkDialog } from "../components/talk-dialogs.tsx";
import { useRoom } from "../components/use-room.ts";
import { room as texts } from "../copy/en/room.ts";
import { converse } from "../lib/conversing.server.ts";
import { asClocksStand } from "../lib/dispute-window.ts";
import { readDivision } from "../lib/division-form.server.ts";
import { act, type SubmittedForm } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { moneyState } from "../lib/money-state.ts";
import { failureOf } from "../lib/problem.ts";
import { isWorkRoom, moneyFacts, moneySide, type RoomView } from "../lib/room-view.ts";
import { isDataRequest, load, sendToSignIn } from "../lib/session.server.ts";
import type { Challenge, Conversation, Delivery, MessagesPage, Page, Payment, Proposal, Review } from "../lib/types.ts";
import { fileIdsOf } from "../lib/uploads.server.ts";
import { findDispute, findUser, orNull } from "../lib/viewer.server.ts";

export const handle: FrameHandle = { ownBottom: true, noFooter: true };
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta({ title: data?.view.challenge?.title ?? texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const user = await findUser(api);
    if (!user) sendToSignIn(args);
    const id = encodeURIComponent(args.params.id ?? "");
    const before = new URL(args.request.url).searchParams.get("before") ?? undefined;
    const [conversation, messages] = await Promise.all([
      api.get<Conversation>(`/conversations/${id}`),
      api.get<MessagesPage>(`/conversations/${id}/messages`, { before }),
    ]);
    // Without JavaScript, showing the room is reading it; with it, the room hears how far one has read. A suspended person
    // may look at the room, but writes nothing, not even this.
    if (!isDataRequest(args) && before === undefined && messages.last > 0) {
      await orNull(api.post(`/conversations/${id}/read`, { body: { seq: messages.last } }));
    }
    const challengeId = conversation.challengeId;
    const challenge = challengeId ? await orNull(api.get<Challenge>(`/challenges/${challengeId}`)) : null;
    const me = conversation.members.find((member) => member.id === user.id);
    const other = conversation.members.find((member) => member.id !== user.id) ?? conversation.members[0];
    const side = me?.role === "poster" ? ("poster" as const) : ("solver" as const);
    const work = challenge !== null && isWorkRoom({ challenge, conversation });
    const running = challenge?.state === "in_progress" || challenge?.state === "delivered";
    const [payment, deliveries, reviews, dispute, proposed] = work
      ? await Promise.all([
          orNull(api.get<Payment>(`/challenges/${challengeId}/payment`)),
          orNull(api.get<Page<Delivery>>(`/challenges/${challengeId}/deliveries`)),
          challenge.state === "completed" ? api.get<Page<Review>>(`/challenges/${challengeId}/reviews`) : null,
          findDispute(api, challenge),
          running ? api.get<{ cancellation: Proposal | null }>(`/challenges/${challengeId}/cancellation`) : null,
        ])
      : [null, null, null, null, null];
    const versions = deliveries?.items ?? [];
    const view: RoomView = {
      conversation,
      challenge: challenge && asClocksStand(challenge, payment, versions[0], Date.now()),
      payment,
      deliveries: versions,
      dispute,
      proposal: proposed?.cancellation ?? null,
      you: user.id,
      side,
      other: { id: other?.id ?? "", handle: other?.handle ?? "", name: other?.name ?? "" },
      poster: side === "poster" ? user.name : (other?.name ?? ""),
      solver: side === "poster" ? (other?.name ?? "") : user.name,
    };
    return { view, messages, reviews: reviews?.items ?? [] };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    const { api, key } = form;
    const id = args.params.id ?? "";
    const here = `/messages/${id}`;
    if (form.intent === "send") {
      await api.post(`/conversations/${id}/messages`, { body: { id: key, body: form.text("body") } });
      return { to: here };
    }
    if (await converse(form, id)) return { to: form.intent === "leaveGroup" ? "/messages" : here };
    const { challengeId } = await api.get<Conversation>(`/conversations/${id}`);
    await decide(form, challengeId ?? "");
    return { to: `${here}${after[form.intent] ?? ""}` };
  });
}

/** Where the phone shows what has changed. */
const after: Readonly<Record<string, string>> = {
  deliver: "?tab=deliveries",
  changes: "?tab=deliveries",
  approve: "?tab=deliveries",
  review: "?tab=timeline#review",
};

async function decide(form: SubmittedForm, challengeId: string): Promise<void> {
  const { api, key } = form;
  switch (form.intent) {
    case "deliver": {
      const body = { note: form.text("note"), fileIds: await fileIdsOf(form) };
      await api.post(`/challenges/${challengeId}/deliveries`, { key, body });
      return;
    }
    case "approve":
      await api.post(`/deliveries/${form.text("delivery")}/approve`, { key });
      return;
    case "changes": {
      const body = { feedback: form.text("feedback"), days: form.integer("days") };
      await api.post(`/deliveries/${form.text("delivery")}/request-changes`, { key, body });
      return;
    }
    case "propose": {
      const body = { release: readDivision(form), note: form.text("note") };
      await api.post(`/challenges/${challengeId}/cancellation/propose`, { key, body });
      return;
    }
    case "agree":
      await api.post(`/challenges/${challengeId}/cancellation/accept`, {
        key,
        body: { proposalId: form.text("proposal") },
      });
      return;
    case "refuse":
      await api.post(`/challenges/${challengeId}/cancellation/refuse`, {
        key,
        body: { proposalId: form.text("proposal") },
      });
      return;
    case "leave":
      await api.post(`/challenges/${challengeId}/cancel`, { key, body: { note: form.optional("note") } });
      return;
    case "decline": {
      const challenge = await api.get<Challenge>(`/challenges/${challengeId}`);
      const body = { reason: form.optional("reason") };
      await api.post(`/applications/${challenge.awardedApplicationId ?? ""}/decline-award`, { key, body });
      return;
    }
    case "review":
      await api.post(`/challenges/${challengeId}/reviews`, {
        key,
        body: { rating: form.integer("rating"), text: form.text("text") },
      });
      return;
  }
}

export default function Room() {
  const { view, messages, reviews } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const { revalidate } = useRevalidator();
  const live = useRoom(view.conversation.id, messages, view.you, revalidate);
  const failure = failureOf(useActionData<typeof action>());
  const { tab, tabs } = useRoomTab(view);
  const title = view.conversation.title ?? view.challenge?.title ?? view.other.name;
  const work = isWorkRoom(view);
  return (
    <>
      <div className="wrap">
        <RoomDialog view={view} failure={failure} />
        <TalkDialog view={view} failure={failure} />
      </div>
      <MoneyStrip view={view} title={title} />
      <div className="wrap">
        <div className="rm" data-tab={tab}>
          <Tabs label={t("sections")} className="only-s">
            {tabs.map((name) => (
              <Link
                key={name}
                to={name === "talk" ? "?" : `?tab=${name}`}
                aria-current={name === tab ? "page" : undefined}
                replace
              >
                {t(`tab_${name}`)}
              </Link>
            ))}
          </Tabs>
          <Talk view={view} live={live} title={title} />
          <div className="rside">
            {failure?.intent === "send" ? <ErrorSummary failure={failure} /> : null}
            {work ? <Deliveries view={view} /> : null}
            {view.challenge?.state === "completed" ? (
              <ReviewPanel view={view} reviews={reviews} failure={failure?.intent === "review" ? failure : undefined} />
            ) : null}
            <NextSteps view={view} reviews={reviews} />
            <MoneyPart view={view} />
            <Endings view={view} />
          </div>
        </div>
      </div>
      <noscript>
        <p className="wrap">
          <a href={`/messages/${view.conversation.id}`}>{t("newer")}</a>
        </p>
      </noscript>
    </>
  );
}

/** The rail, which the strip has no room for on the phone, and the way to the challenge. */
function MoneyPart({ view }: { view: RoomView }) {
  const t = useTexts(texts);
  const { now } = useReader();
  const { policy } = useRootData();
  const { challenge } = view;
  if (!challenge) return null;
  const facts = moneyFacts(view, policy.overdueDays, now);
  return (
    <section className="p-money">
      <h2 className="only-s">{t("money")}</h2>
      <div className="only-s mbe-4">
        <MoneyRail state={moneyState(challenge, view.payment, moneySide(view), facts)} />
      </div>
      <Link to={`/challenges/${challenge.slug}`} className="btn q">
        {t("seeChallenge")}
      </Link>
    </section>
  );
}
