/** What the browser itself says of a page that somebody uses: how long each interaction took to its next paint, and what moved unasked. */
import type { CDPSession, Page } from "@playwright/test";

/** Ms of the page's slowest interaction, one left out for each fifty; and the sum of all shifts that followed no input. */
export interface Felt {
  inpMs: number;
  interactions: number;
  layoutShift: number;
  /** The event behind `inpMs`, for whoever mends it. */
  slowest: string;
}

/** An interaction as its slowest event tells it. */
interface Interaction {
  ms: number;
  what: string;
}

interface Watching {
  interactions: Map<number, Interaction>;
  shift: number;
  /** Takes what the observers hold and have not told. */
  settle(): void;
}

declare global {
  interface Window {
    watching: Watching;
  }
  interface Performance {
    /** https://w3c.github.io/event-timing/#dom-performance-interactioncount */
    readonly interactionCount: number;
  }
}

/** https://wicg.github.io/layout-instability/#sec-layout-shift */
type LayoutShift = PerformanceEntry & { value: number; hadRecentInput: boolean };
/** https://w3c.github.io/event-timing/#sec-performance-event-timing */
type EventTiming = PerformanceEventTiming & { interactionId: number };

/** Runs in the page, before anything of it. */
function watch(): void {
  const interactions = new Map<number, Interaction>();
  const watching: Watching = { interactions, shift: 0, settle: () => undefined };
  const hear = (entries: PerformanceEntryList) => {
    for (const entry of entries as EventTiming[]) {
      const { interactionId, duration, name, target, startTime, processingStart, processingEnd } = entry;
      if (interactionId === 0 || duration <= (interactions.get(interactionId)?.ms ?? 0)) continue;
      const on = target instanceof Element ? `${target.tagName.toLowerCase()}${target.id && `#${target.id}`}` : "?";
      const [waited, worked] = [processingStart - startTime, processingEnd - processingStart].map(Math.round);
      interactions.set(interactionId, {
        ms: duration,
        what: `${name} on ${on}: ${waited} ms before, ${worked} ms in handlers`,
      });
    }
  };
  const feel = (entries: PerformanceEntryList) => {
    for (const { value, hadRecentInput } of entries as LayoutShift[]) if (!hadRecentInput) watching.shift += value;
  };
  const events = new PerformanceObserver((list) => hear(list.getEntries()));
  const shifts = new PerformanceObserver((list) => feel(list.getEntries()));
  // 16 is the least that browsers tell of: what is quicker counts as nothing.
  events.observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  shifts.observe({ type: "layout-shift", buffered: true });
  watching.settle = () => {
    hear(events.takeRecords());
    feel(shifts.takeRecords());
  };
  window.watching = watching;
}

export async function watchFrom(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

/** What was felt on this document since it was opened: https://web.dev/articles/inp#how-is-inp-calculated */
export async function feltOn(page: Page): Promise<Felt> {
  // An event is told after the paint that followed it.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))),
  );
  return page.evaluate(() => {
    const { watching } = window;
    watching.settle();
    const count = performance.interactionCount;
    const slowest = [...watching.interactions.values()].sort((a, b) => b.ms - a.ms);
    const at = slowest[Math.min(slowest.length - 1, Math.floor(count / 50))];
    return {
      inpMs: at?.ms ?? 0,
      interactions: count,
      layoutShift: watching.shift,
      slowest: at?.what ?? "nothing took 16 ms",
    };
  });
}

/**
 * Has each of a page's pictures taken from the browser as a screen would take it. Without a screen the browser leaves out frames that
 * change little, such as a letter in a field, and counts such a key until the next picture that it could not leave out: seconds.
 */
export async function showTo(session: CDPSession): Promise<void> {
  session.on("Page.screencastFrame", ({ sessionId }) => {
    // Nobody waits for the last one's answer: its page has been closed.
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => undefined);
  });
  await session.send("Page.startScreencast", { format: "jpeg", quality: 1, maxWidth: 320, maxHeight: 320 });
}
