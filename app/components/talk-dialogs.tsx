/** Muting, reporting, blocking, leaving: each said in words before it is done. They stand at their own addresses, so they need no JavaScript. */
import { useSearchParams } from "@remix-run/react";
import { talk as texts } from "../copy/en/talk.ts";
import type { FormFailure } from "../lib/problem.ts";
import { isRunning, isWorkRoom, type RoomView } from "../lib/room-view.ts";
import { Decision } from "./decision.tsx";
import { SelectField } from "./field.tsx";
import { useTexts } from "./reader.tsx";
import { ReportFields } from "./report-fields.tsx";

/** Hours. */
const muteChoices = ["8", "168", "always"] as const;

interface DialogProps {
  view: RoomView;
  closeTo: string;
  failure: FormFailure | undefined;
}

export function TalkDialog({ view, failure }: { view: RoomView; failure: FormFailure | undefined }) {
  const [params] = useSearchParams();
  const closeTo = `/messages/${view.conversation.id}`;
  const props = (intent: string) => ({ view, closeTo, failure: failure?.intent === intent ? failure : undefined });
  if (params.has("mute")) return <Mute {...props("mute")} />;
  if (params.has("report")) return <Report {...props("report")} subject={params.get("report") ?? ""} />;
  if (params.has("block") && !view.conversation.group) return <Block {...props("block")} />;
  if (params.has("go") && view.conversation.group) return <LeaveGroup {...props("leaveGroup")} />;
  return null;
}

function Mute({ closeTo, failure }: DialogProps) {
  const t = useTexts(texts);
  return (
    <Decision title={t("muteTitle")} intent="mute" button={t("muteButton")} closeTo={closeTo} failure={failure}>
      <p>{t("muteText")}</p>
      <SelectField name="hours" label={t("muteFor")} failure={failure}>
        {muteChoices.map((hours) => (
          <option key={hours} value={hours}>
            {t(`mute_${hours}`)}
          </option>
        ))}
      </SelectField>
    </Decision>
  );
}

/** @param subject the seq of a message, or else the other person */
function Report({ view, closeTo, failure, subject }: DialogProps & { subject: string }) {
  const t = useTexts(texts);
  const seq = /^\d+$/.test(subject) ? subject : "";
  const { name } = view.conversation.members.find(({ id }) => id === subject) ?? view.other;
  return (
    <Decision
      title={seq ? t("reportMessageTitle") : t("reportUserTitle", { name })}
      intent="report"
      button={t("reportButton")}
      closeTo={closeTo}
      failure={failure}
    >
      <p>{t(seq ? "reportText" : "reportUserText", { name: seq ? view.other.name : name })}</p>
      <input type="hidden" name="seq" value={seq} />
      <input type="hidden" name="person" value={seq ? "" : subject || view.other.id} />
      <ReportFields failure={failure} />
    </Decision>
  );
}

function Block({ view, closeTo, failure }: DialogProps) {
  const t = useTexts(texts);
  const { name, handle } = view.other;
  const running = isWorkRoom(view) && isRunning(view);
  return (
    <Decision
      title={t("blockTitle", { name })}
      intent="block"
      button={t("blockButton", { name })}
      bad
      closeTo={closeTo}
      failure={failure}
    >
      <p>{t("blockText", { name })}</p>
      {running ? <p>{t("blockRunning")}</p> : null}
      <input type="hidden" name="handle" value={handle} />
    </Decision>
  );
}

function LeaveGroup({ closeTo, failure }: DialogProps) {
  const t = useTexts(texts);
  return (
    <Decision
      title={t("leaveTitle")}
      intent="leaveGroup"
      button={t("leaveButton")}
      bad
      closeTo={closeTo}
      failure={failure}
    >
      <p>{t("leaveText")}</p>
    </Decision>
  );
}
