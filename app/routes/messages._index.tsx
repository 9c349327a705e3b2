import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { ButtonLink } from "../components/button.tsx";
import { useConversationNews } from "../components/live-inbox.tsx";
import { When } from "../components/money.tsx";
import { Empty, PageHead } from "../components/notice.tsx";
import { Monogram } from "../components/people.tsx";
import { useTexts } from "../components/reader.tsx";
import { room as texts } from "../copy/en/room.ts";
import { talk as talkTexts } from "../copy/en/talk.ts";
import { pageMeta } from "../lib/meta.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Conversation, Page } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const user = await findUser(api);
    if (!user) sendToSignIn(args);
    const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
    return { you: user.id, page: await api.get<Page<Conversation>>("/conversations", { limit: 30, cursor }) };
  });
}

export default function Messages() {
  const { you, page } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const conversations = useLiveList(page);
  return (
    <div className="wrap">
      <PageHead title={t("title")}>
        <span className="dim">{t("listNote")}</span>
      </PageHead>
      {conversations.length === 0 ? (
        <Empty title={t("empty")} action={<ButtonLink to="/challenges">{t("browse")}</ButtonLink>} wide>
          {t("emptyText")}
        </Empty>
      ) : (
        <ul className="lines">
          {conversations.map((conversation) => (
            <ConversationLine key={conversation.id} conversation={conversation} you={you} />
          ))}
        </ul>
      )}
      {page.nextCursor ? (
        <p className="mbs-4">
          <ButtonLink kind="two" to={`?cursor=${encodeURIComponent(page.nextCursor)}`}>
            {t("more")}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

/** The page's conversations as they stand now, those with the latest word first. One that the page does not know has it loaded anew. */
function useLiveList(page: Page<Conversation>): Conversation[] {
  const { revalidate } = useRevalidator();
  const news = useConversationNews(page, revalidate);
  const unknown = Object.keys(news).filter((id) => !page.items.some((conversation) => conversation.id === id));
  const asked = useRef(new Set<string>());
  const fresh = unknown.find((id) => !asked.current.has(id));
  useEffect(() => {
    if (fresh === undefined) return;
    // Once each: on a later page of the list it is not found the second time either.
    asked.current.add(fresh);
    revalidate();
  }, [fresh, revalidate]);
  const latest = ({ last, createdAt }: Conversation) => Date.parse(last?.at ?? createdAt);
  return page.items
    .map((conversation) => ({ ...conversation, ...news[conversation.id] }))
    .sort((one, other) => latest(other) - latest(one));
}

function ConversationLine({ conversation, you }: { conversation: Conversation; you: string }) {
  const t = useTexts(texts);
  const talk = useTexts(talkTexts);
  const other = conversation.members.find(({ id }) => id !== you) ?? conversation.members[0];
  const { last, unread, group, title, muted } = conversation;
  const preview =
    last === null || last.kind === "system"
      ? ""
      : last.author === you
        ? t("youSaid", { text: last.preview })
        : last.preview;
  return (
    <li className={unread > 0 ? "linerow unread" : "linerow"}>
      <Monogram
        id={group ? conversation.id : (other?.id ?? conversation.id)}
        name={(group ? title : other?.name) ?? "?"}
        large
      />
      <div>
        <Link className="whole" to={`/messages/${conversation.id}`} prefetch="intent">
          {group ? title : other?.name}
        </Link>
        <p className="small">
          {group ? `${talk("group")} · ` : ""}
          {conversation.challenge?.title ?? t("withoutChallenge")}
          {muted ? ` · ${talk("muted")}` : ""}
        </p>
        <p className="small dim">{preview || (last === null ? t("nothingYet") : "")}</p>
      </div>
      <div className="when">
        {last ? <When at={last.at} form="recent" /> : null}
        {unread > 0 ? (
          <p>
            <span className="count">
              <span aria-hidden="true">{unread}</span>
              <span className="vh">{t("unread", { count: unread })}</span>
            </span>
          </p>
        ) : null}
      </div>
    </li>
  );
}
