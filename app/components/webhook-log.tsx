/** What was sent to a webhook: each with its attempts, its answers and its body, folded away. */

import { webhooks as texts } from "../copy/en/webhooks.ts";
import { momentText } from "../lib/format.ts";
import type { Page, WebhookDelivery } from "../lib/types.ts";
import { ButtonLink, Form, Submit } from "./button.tsx";
import { FormKey } from "./form-key.tsx";
import { When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { Section } from "./slip.tsx";

export function WebhookLog({ log, isOn }: { log: Page<WebhookDelivery>; isOn: boolean }) {
  const t = useTexts(texts);
  return (
    <Section title={t("deliveries")}>
      <p className="small dim mbe-3">{t("deliveriesText")}</p>
      {log.items.length === 0 ? <p className="dim">{t("nothing")}</p> : null}
      {log.items.map((item) => (
        <Delivery key={item.id} item={item} isOn={isOn} />
      ))}
      {log.nextCursor === null ? null : (
        <p className="mbs-4">
          <ButtonLink kind="two" to={`?cursor=${encodeURIComponent(log.nextCursor)}`}>
            {t("older")}
          </ButtonLink>
        </p>
      )}
    </Section>
  );
}

function Delivery({ item, isOn }: { item: WebhookDelivery; isOn: boolean }) {
  const { id, type, state, attempts, nextAt, createdAt, payload } = item;
  const t = useTexts(texts);
  const reader = useReader();
  const at = momentText(createdAt, reader);
  const next = nextAt === null ? [] : [t("next", { at: momentText(nextAt, reader) })];
  return (
    <div className="mbe-4">
      <div className="bar">
        <span>
          <b>{type}</b>
          <span className="small dim block" suppressHydrationWarning>
            {[t(state), at, ...next].join(" · ")}
          </span>
        </span>
        {isOn ? (
          <Form method="post">
            <FormKey />
            <input type="hidden" name="delivery" value={id} />
            <Submit kind="quiet" intent="replay" aria-label={t("replayThis", { type, at })}>
              {t("replay")}
            </Submit>
          </Form>
        ) : null}
      </div>
      <details className="small">
        <summary>{t("attempts")}</summary>
        <p>
          <code className="breaks">{id}</code>
        </p>
        <ul>
          {attempts.map((attempt) => (
            <li key={attempt.at}>
              <When at={attempt.at} form="moment" />: <Outcome attempt={attempt} />
              {attempt.response === "" ? null : <code className="breaks block dim">{attempt.response}</code>}
            </li>
          ))}
        </ul>
        <p>
          {t("body")} <code className="breaks block">{payload}</code>
        </p>
      </details>
    </div>
  );
}

function Outcome({ attempt: { status, error, durationMs } }: { attempt: WebhookDelivery["attempts"][number] }) {
  const t = useTexts(texts);
  return t(error ?? "answer", { status: status ?? "", ms: durationMs });
}
