import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { useFreshNotes } from "../components/live-inbox.tsx";
import { When } from "../components/money.tsx";
import { Empty, PageHead } from "../components/notice.tsx";
import { iconOf, pathOf, useSentence } from "../components/notification-line.tsx";
import { useTexts } from "../components/reader.tsx";
import { inbox as texts } from "../copy/en/inbox.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { localPath } from "../lib/next-step.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Notification, NotificationGroup, NotificationPage } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const url = new URL(args.request.url);
    return api.get<NotificationPage>("/notifications", {
      limit: 30,
      cursor: url.searchParams.get("cursor") ?? undefined,
    });
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    if (form.intent === "open") {
      await form.api.post("/notifications/read", { body: { group: form.text("id") } });
      return { to: localPath(form.text("to")) ?? "/notifications" };
    }
    await form.api.post("/notifications/read", { body: { all: true } });
    return { to: "/notifications" };
  });
}

export default function Notifications() {
  const { items, nextCursor, unread } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const notes = useFreshNotes(items);
  return (
    <div className="wrap">
      <PageHead
        title={t("title")}
        actions={
          unread.notifications > 0 || notes.some(({ read }) => !read) ? (
            <Form method="post">
              <Submit kind="two" intent="all">
                {t("markAll")}
              </Submit>
            </Form>
          ) : null
        }
      >
        <span className="dim">{t("note")}</span>
      </PageHead>
      {notes.length === 0 ? (
        <Empty title={t("empty")} action={<ButtonLink to="/challenges">{t("browse")}</ButtonLink>} wide>
          {t("emptyText")}
        </Empty>
      ) : (
        <ul className="lines">
          {notes.map((note) => (
            <Line key={note.id} note={note} />
          ))}
        </ul>
      )}
      {nextCursor ? (
        <p className="mbs-4">
          <ButtonLink kind="two" to={`?cursor=${encodeURIComponent(nextCursor)}`}>
            {t("more")}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

/** A read note is a link; an unread one a form that marks it and goes the same way. */
function Line({ note }: { note: Notification | NotificationGroup }) {
  const t = useTexts(texts);
  const sentence = useSentence()(note);
  return (
    <li className={note.read ? "linerow" : "linerow unread"}>
      <Icon name={iconOf(note)} />
      {note.read ? (
        <Link className="whole" to={pathOf(note)}>
          {sentence}
        </Link>
      ) : (
        <Form method="post">
          <input type="hidden" name="id" value={note.id} />
          <input type="hidden" name="to" value={pathOf(note)} />
          <button type="submit" name="intent" value="open" className="whole">
            <span className="vh">{t("unread")}: </span>
            {sentence}
          </button>
        </Form>
      )}
      <When at={note.at} form="relative" className="when" />
    </li>
  );
}
