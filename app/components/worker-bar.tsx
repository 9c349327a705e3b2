/** Begins the worker beside the pages, and says when a newer one waits. */
import { useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { frame as texts } from "../copy/en/frame.ts";
import { askToKeep, beginWorker } from "../lib/service-worker.ts";
import { useTexts } from "./reader.tsx";

export function WorkerBar() {
  const t = useTexts(texts);
  const { pathname } = useLocation();
  const [takeOver, setTakeOver] = useState<(() => void) | null>(null);
  useEffect(() => {
    // What it cannot keep is no fault of the page: without it the page works as it is.
    void beginWorker((take) => setTakeOver(() => take)).catch(() => undefined);
  }, []);
  const loaded = useRef(pathname);
  useEffect(() => {
    if (loaded.current === pathname) return;
    loaded.current = pathname;
    askToKeep(pathname);
  }, [pathname]);
  return (
    <div role="status">
      {takeOver ? (
        <div className="off-bar">
          <div className="wrap">
            {t("newVersion")}
            <button type="button" className="btn two" onClick={takeOver}>
              {t("loadNewVersion")}
            </button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
