import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "../components/button.tsx";
import { MyLine } from "../components/my-lines.tsx";
import { Empty, PageHead } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { Section } from "../components/slip.tsx";
import { challenge as challengeTexts } from "../copy/en/challenge.ts";
import { mine as texts } from "../copy/en/mine.ts";
import { relativeText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { OwnApplication, Page } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.work });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
    return api.get<Page<OwnApplication>>("/applications", { limit: 100, cursor });
  });
}

export default function MyWork() {
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const work = items.filter(({ state }) => state === "awarded" || state === "hired");
  const others = items.filter(({ state }) => state !== "awarded" && state !== "hired");
  return (
    <div className="wrap">
      <PageHead
        title={t("work")}
        actions={
          <>
            <ButtonLink kind="two" to="/payments">
              {t("statement")}
            </ButtonLink>
            {items.length > 0 ? (
              <ButtonLink kind="two" to="/challenges">
                {t("browse")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {items.length === 0 ? (
        <Empty title={t("noWork")} action={<ButtonLink to="/challenges">{t("browse")}</ButtonLink>}>
          {t("noWorkText")}
        </Empty>
      ) : null}
      {work.length > 0 ? (
        <Section title={t("runningWork")}>
          <Lines items={work} />
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section title={t("applications")} note={t("applicationsNote")}>
          <Lines items={others} />
        </Section>
      ) : null}
      {nextCursor ? (
        <p>
          <ButtonLink kind="two" to={`?cursor=${encodeURIComponent(nextCursor)}`}>
            {t("more")}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

function Lines({ items }: { items: OwnApplication[] }) {
  const t = useTexts(texts);
  const c = useTexts(challengeTexts);
  const reader = useReader();
  return (
    <ul className="rows">
      {items.map(({ id, challenge, price, state, conversationId, createdAt }) => (
        <MyLine
          key={id}
          challenge={challenge}
          sum={price}
          to={conversationId ? `/messages/${conversationId}` : `/challenges/${challenge.slug}`}
          side="solver"
          mine={state === "awarded" || state === "hired"}
          state={
            state === "hired"
              ? c(`state_${challenge.state}`)
              : `${c(`applicationState_${state}`)} · ${t("applied", { when: relativeText(createdAt, reader) })}`
          }
          action={<NextStep application={{ challenge, state, conversationId }} />}
        />
      ))}
    </ul>
  );
}

function NextStep({
  application: { challenge, state, conversationId },
}: {
  application: Pick<OwnApplication, "challenge" | "state" | "conversationId">;
}) {
  const t = useTexts(texts);
  const base = `/challenges/${challenge.slug}`;
  // The page to open a dispute leads on to the one that is open.
  const [to, text] =
    state === "hired" && challenge.state === "disputed"
      ? ([`${base}/dispute`, "dispute"] as const)
      : conversationId
        ? ([`/messages/${conversationId}`, "room"] as const)
        : ([`${base}/apply`, "see"] as const);
  return (
    <ButtonLink kind="two" to={to}>
      {t(text)}
    </ButtonLink>
  );
}
