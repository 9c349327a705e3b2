/** The wizard round its step: steps in the margin, the form, the slip and the checks. */
import { Link, useFetcher, useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, type RefObject, useCallback, useEffect, useRef } from "react";
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

/** Under this name the first step keeps what is typed on the device: there is no draft yet that could be saved. */
export const newDraft = "post";

/** What was typed since the last save, and where it is to be saved. */
interface Unsaved {
  form: HTMLFormElement;
  action: string;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Saves a draft in the background: on a pause, on going to another page, and on closing this one. What is sent by its button
 * is saved by that.
 */
export function useAutosave(): {
  form: RefObject<HTMLFormElement>;
  onInput: () => void;
  onSubmit: () => void;
  saved: string;
} {
  const t = useTexts(texts);
  const reader = useReader();
  const fetcher = useFetcher<{ ok: boolean; savedAt?: string }>();
  const form = useRef<HTMLFormElement>(null);
  const unsaved = useRef<Unsaved | null>(null);
  const { pathname } = useLocation();
  const leaving = useNavigation().state === "loading";

  /** What is still to be saved, as the form stood where it was typed; afterwards nothing is. */
  const take = useCallback(() => {
    const taken = unsaved.current;
    if (taken === null) return null;
    clearTimeout(taken.timer);
    unsaved.current = null;
    const data = new FormData(taken.form);
    data.set("intent", "save");
    return { data, action: taken.action };
  }, []);
  const save = () => {
    const taken = take();
    if (taken) fetcher.submit(taken.data, { method: "post", action: taken.action });
  };
  const saveNow = useRef(save);
  saveNow.current = save;

  useEffect(() => {
    if (leaving) saveNow.current();
  }, [leaving]);
  useEffect(() => {
    // A page that is being closed waits for no answer; a beacon needs none.
    const onPageHide = () => {
      const taken = take();
      if (taken) navigator.sendBeacon(taken.action, taken.data);
    };
    window.addEventListener("pagehide", onPageHide);
    return () => window.removeEventListener("pagehide", onPageHide);
  }, [take]);

  const onInput = () => {
    if (unsaved.current) clearTimeout(unsaved.current.timer);
    if (form.current)
      unsaved.current = { form: form.current, action: pathname, timer: setTimeout(() => saveNow.current(), pauseMs) };
  };
  const onSubmit = () => {
    if (unsaved.current) clearTimeout(unsaved.current.timer);
    unsaved.current = null;
  };
  const savedAt = fetcher.data?.ok ? fetcher.data.savedAt : undefined;
  const saved = savedAt ? t("draftSaved", { time: clockText(savedAt, reader) }) : t("draftKept");
  return { form, onInput, onSubmit, saved };
}
