import type { MetaFunction } from "@remix-run/cloudflare";
import { useSearchParams } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Icon } from "../components/icon.tsx";
import { useTexts } from "../components/reader.tsx";
import { offline as texts } from "../copy/en/offline.ts";
import { type KeptPage, readKeptPages } from "../lib/kept-pages.ts";
import { pageMeta } from "../lib/meta.ts";
import { localPath } from "../lib/next-step.ts";

export const meta: MetaFunction = () => [...pageMeta({ title: texts.title }), { name: "robots", content: "noindex" }];

/** Shown by the service worker in place of a page that it has not kept. */
export default function Offline() {
  const t = useTexts(texts);
  const [kept, setKept] = useState<KeptPage[] | null>(null);
  const from = localPath(useSearchParams()[0].get("from"));
  useEffect(() => {
    void readKeptPages().then(setKept, () => setKept([]));
  }, []);
  return (
    <div className="wrap">
      <div className="flow pbs-7 pbe-7">
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
        {from ? (
          <p>
            <a className="btn" href={from}>
              {t("tryAgain")}
            </a>
          </p>
        ) : null}
        {kept && kept.length > 0 ? (
          <section>
            <h2 className="mbs-5 mbe-2">{t("kept")}</h2>
            <ul className="lines">
              {kept.map(({ path, title }) => (
                <li key={path}>
                  <a className="btn q" href={path}>
                    <Icon name={path.startsWith("/messages") ? "talk" : "file"} />
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </div>
  );
}
