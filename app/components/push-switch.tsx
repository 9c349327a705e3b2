/** Opts this browser in to pushes, and out. Without scripts there are none to be shown, and the section says what is on elsewhere. */
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { notices as texts } from "../copy/en/notices.ts";
import { type BrowserPush, readPush, turnPushOff, turnPushOn } from "../lib/browser-push.ts";
import type { NotificationPreferences } from "../lib/types.ts";
import { Button } from "./button.tsx";
import { useTexts } from "./reader.tsx";

export function PushSwitch({ push: { publicKey, browsers } }: { push: NotificationPreferences["push"] }) {
  const t = useTexts(texts);
  const fetcher = useFetcher();
  const [state, setState] = useState<BrowserPush | "unknown" | "failed">("unknown");
  useEffect(() => {
    if (publicKey !== null) void readPush().then(setState);
  }, [publicKey]);
  if (publicKey === null) return <p>{t("pushNotOffered")}</p>;

  const turnOn = async () => {
    try {
      const subscription = await turnPushOn(publicKey);
      if (subscription !== null) fetcher.submit({ intent: "push-on", subscription }, { method: "post" });
      setState(subscription === null ? "denied" : "on");
    } catch {
      setState("failed");
    }
  };
  const turnOff = async () => {
    const endpoint = await turnPushOff();
    if (endpoint !== null) fetcher.submit({ intent: "push-off", endpoint }, { method: "post" });
    setState("off");
  };
  const words = { denied: "pushDenied", unsupported: "pushUnsupported", failed: "pushFailed", on: "pushIsOn" } as const;
  return (
    <div className="flow">
      <p className="prose">{t("pushText")}</p>
      <p className="dim" role="status">
        {state === "unknown" || state === "off" ? null : <b>{t(words[state])} </b>}
        {t("browsers", { count: browsers })}
      </p>
      {state === "off" || state === "failed" ? (
        <p>
          <Button kind="two" onClick={turnOn} busy={fetcher.state !== "idle"}>
            {t("pushOn")}
          </Button>
        </p>
      ) : null}
      {state === "on" ? (
        <p>
          <Button kind="two" onClick={turnOff} busy={fetcher.state !== "idle"}>
            {t("pushOff")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
