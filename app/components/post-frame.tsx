/** The wizard round its step: steps in the margin, the form, the slip and the checks. */
import { Link, useFetcher } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { post as texts } from "../copy/en/post.ts";
import { clockText } from "../lib/format.ts";
import { type Check, checksOf } from "../lib/post-checks.ts";
import type { Challenge } from "../lib/types.ts";
import { Icon } from "./icon.tsx";
import { Money } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { useEstimate, useRootData } from "./root-data.ts";
import { Facts, Slip, useFeePercent, useTaxFact } from "./slip.tsx";

export const postSteps = ["problem", "brief", "reward", "check"] as const;
export type PostStep = (typeof postSteps)[number];

/** Milliseconds without a key before a draft is saved by itself. */
const pauseMs = 1_500;

export function PostFrame({
  step,
  challenge,
  saved,
  children,
}: {
  step: PostStep;
  challenge: Challenge | null;
  saved: ReactNode;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  return (
    <div className="wz">
      <nav aria-label={t("steps")}>
        <ol className="steps">
          {postSteps.map((name, index) => (
            <StepLine key={name} name={name} number={index + 1} current={step} challenge={challenge} />
          ))}
        </ol>
        <p className="small dim mbs-4" role="status">
          {saved}
        </p>
      </nav>
      <div>
        <h1 className="mbe-5">{t(`heading_${step}`)}</h1>
        {children}
      </div>
      <aside>
        <PriceSlip challenge={challenge} />
        {challenge ? <Checks challenge={challenge} /> : null}
      </aside>
    </div>
  );
}

function StepLine({
  name,
  number,
  current,
  challenge,
}: {
  name: PostStep;
  number: number;
  current: PostStep;
  challenge: Challenge | null;
}) {
  const t = useTexts(texts);
  const done = challenge !== null && postSteps.indexOf(name) < postSteps.indexOf(current);
  const inner = (
    <>
      {done ? <Icon name="check" /> : <span className="n">{number}</span>}
      <span className="t">{t(`step_${name}`)}</span>
    </>
  );
  return (
    <li
      className={name === current ? undefined : done ? "done" : "todo"}
      aria-current={name === current ? "step" : undefined}
    >
      {challenge ? <Link to={`/post/${challenge.id}/${name}`}>{inner}</Link> : <span className="off">{inner}</span>}
    </li>
  );
}

/** What will be paid, and when: before anything is posted. */
export function PriceSlip({ challenge }: { challenge: Pick<Challenge, "reward"> | null }) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  const percent = useFeePercent(policy.feeBasisPoints);
  const taxFact = useTaxFact();
  const estimate = useEstimate();
  const reward = challenge?.reward;
  if (!reward) {
    return (
      <Slip tone="none" label={t("slip")}>
        <p className="small dim">{t("slip")}</p>
        <p>{t("noSum")}</p>
      </Slip>
    );
  }
  const { fee, tax, net } = estimate(reward);
  return (
    <Slip tone="none" label={t("slip")}>
      <p className="small dim">{t("slip")}</p>
      <p className="mbs-1 mbe-3">
        <Money value={reward} size="m44" />
      </p>
      <Facts
        tight
        items={[
          {
            term: t("solverReceives"),
            answer: <Money value={net} bare />,
          },
          { term: t("fee", { percent }), answer: <Money value={fee} bare /> },
          taxFact(tax),
          { term: t("toPost"), answer: <Money value={{ ...reward, amountMinor: 0 }} bare /> },
        ]}
      />
    </Slip>
  );
}

export function Checks({ challenge }: { challenge: Challenge }) {
  const t = useTexts(texts);
  const reader = useReader();
  return (
    <div>
      <h2 className="mbe-2">{t("checks")}</h2>
      <ul className="chk">
        {checksOf(challenge, reader.now).map((check) => (
          <CheckLine key={check.name} check={check} id={challenge.id} />
        ))}
      </ul>
    </div>
  );
}

function CheckLine({ check, id }: { check: Check; id: string }) {
  const t = useTexts(texts);
  const what = t(`check_${check.name}`);
  return (
    <li>
      <span className={check.ok ? "ok" : check.advice ? "dim" : "no"}>
        <Icon name={check.ok ? "check" : "warn"} />
      </span>
      <span>
        {check.ok ? what : check.advice ? t("contactsFound") : t("missing", { what })}{" "}
        {check.ok ? null : <Link to={`/post/${id}/${check.step}#${check.field}`}>{t("mend")}</Link>}
      </span>
    </li>
  );
}

/** Saves a draft in the background on a pause and on leaving a field; returns the form's ref and what to say about it. */
export function useAutosave(challenge: Challenge | null): {
  form: React.RefObject<HTMLFormElement>;
  onInput: () => void;
  saved: string;
} {
  const t = useTexts(texts);
  const reader = useReader();
  const fetcher = useFetcher<{ ok: boolean; savedAt?: string }>();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onInput = () => {
    if (!challenge) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!form.current) return;
      const data = new FormData(form.current);
      data.set("intent", "save");
      fetcher.submit(data, { method: "post" });
    }, pauseMs);
  };
  const savedAt = fetcher.data?.ok ? fetcher.data.savedAt : undefined;
  const saved = savedAt
    ? t("draftSaved", { time: clockText(savedAt, reader) })
    : challenge
      ? t("draftKept")
      : t("notSavedYet");
  return { form, onInput, saved };
}
