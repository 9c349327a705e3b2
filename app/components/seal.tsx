import { type ReactNode, useId } from "react";
import { sealEdge } from "./icon.tsx";

/** Where money is, as a shape: see UX "Seal". */
export type SealState = "none" | "held" | "paid" | "stop" | "split" | "back" | "wait";

/** The scalloped disc. Decorative: the word beside it is its name. */
export function Seal({ state }: { state: SealState }) {
  const clip = useId();
  return (
    <svg
      className={state === "back" ? "seal flip" : "seal"}
      data-s={state}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {state === "split" ? (
        <clipPath id={clip}>
          <path d="M0 0h10.4v24H0zM13.6 0H24v24H13.6z" />
        </clipPath>
      ) : null}
      <use className="body" href={sealEdge} clipPath={state === "split" ? `url(#${clip})` : undefined} />
      {state === "held" ? <circle className="core" cx="12" cy="12" r="3.2" /> : null}
      {state === "paid" ? <circle className="core" cx="12" cy="12" r="4" /> : null}
      {state === "stop" ? <rect className="core" x="6.5" y="10.4" width="11" height="3.2" /> : null}
      {state === "back" ? (
        <path
          d="M15.5 9.5h-5a2.8 2.8 0 0 0 0 5.6h4M10.5 6.8 7.8 9.5l2.7 2.7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      ) : null}
      {state === "wait" ? (
        <g className="core">
          <circle cx="7.5" cy="12" r="1.3" />
          <circle cx="12" cy="12" r="1.3" />
          <circle cx="16.5" cy="12" r="1.3" />
        </g>
      ) : null}
    </svg>
  );
}

/** Shape, word, colour, in this order. The word is never left out. */
export function State({ state, children }: { state: SealState; children: ReactNode }) {
  return (
    <span className="state" data-s={state}>
      <Seal state={state} />
      {children}
    </span>
  );
}
