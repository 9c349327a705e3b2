/** Two versions of a delivery beside each other: what the note says otherwise, which files are other ones. */
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Button } from "../components/button.tsx";
import { When } from "../components/money.tsx";
import { PageHead } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { Section } from "../components/slip.tsx";
import { ComparedFiles, ComparedLines, ComparedText } from "../components/version-comparison.tsx";
import { versions as texts } from "../copy/en/versions.ts";
import { type Api, ApiProblem } from "../lib/api.server.ts";
import {
  comparableAsText,
  compareFiles,
  compareLines,
  compareWords,
  type FileChange,
} from "../lib/compare-deliveries.server.ts";
import { languages } from "../lib/languages.ts";
import { pageMeta } from "../lib/meta.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import { spokenLanguage } from "../lib/speaking.server.ts";
import type { Conversation, Delivery, Page } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const id = encodeURIComponent(args.params.id ?? "");
    const { challenge } = await api.get<Conversation>(`/conversations/${id}`);
    if (challenge === null) throw new Response(null, { status: 404 });
    const { items } = await api.get<Page<Delivery>>(`/challenges/${challenge.id}/deliveries`);
    const { searchParams } = new URL(args.request.url);
    const latest = items[0]?.version ?? 0;
    const versionOf = (name: string, otherwise: number) =>
      items.find(({ version }) => version === Number(searchParams.get(name) ?? otherwise));
    const [one, other] = [versionOf("from", latest - 1), versionOf("to", latest)];
    if (one === undefined || other === undefined) throw new Response(null, { status: 404 });
    // Nothing to compare: the two latest are shown instead.
    if (one.version === other.version) throw redirect(`/messages/${id}/versions`);
    const [before, after] = one.version < other.version ? [one, other] : [other, one];
    const files = compareFiles(before, after);
    return {
      roomId: args.params.id ?? "",
      challenge,
      versions: items.map(({ version }) => version),
      before,
      after,
      note: compareWords(before.note, after.note, languages[spokenLanguage()].locale),
      files,
      lines: await readLines(api, files),
    };
  });
}

/** Of the files that are text, the lines that changed. One that was taken away meanwhile is only said to be another. */
async function readLines(api: Api, files: readonly FileChange[]) {
  const read = (fileId: string) => api.text(`/files/${fileId}`);
  const lines = comparableAsText(files).map(async ({ before, after: { id, name } }) => {
    try {
      return { id, name, pieces: compareLines(...(await Promise.all([read(before.id), read(id)]))) };
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    }
  });
  return (await Promise.all(lines)).filter((each) => each !== null);
}

export default function Versions() {
  const { roomId, challenge, versions, before, after, note, files, lines } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const sides = [before, after];
  return (
    <div className="wrap">
      <PageHead title={t("title")}>
        <Link to={`/messages/${roomId}`}>{challenge.title}</Link>
      </PageHead>
      {versions.length > 2 ? <Choice versions={versions} before={before.version} after={after.version} /> : null}
      <Section title={t("note")} note={t("between", { before: before.version, after: after.version })}>
        <ComparedText pieces={note} />
        <details className="mbs-5">
          <summary className="small">{t("both")}</summary>
          <div className="grid2 mbs-3">
            {sides.map(({ version, createdAt, note: words }) => (
              <div key={version}>
                <h3>{t("version", { version })}</h3>
                <p className="small dim">
                  <When at={createdAt} form="moment" />
                </p>
                <p className="pre own-words">{words}</p>
              </div>
            ))}
          </div>
        </details>
      </Section>
      <Section title={t("files")}>
        {files.length === 0 ? <p className="dim">{t("noFiles")}</p> : <ComparedFiles changes={files} />}
        {lines.map(({ id, name, pieces }) => (
          <div key={id} className="mbs-5">
            <h3 className="own-words mbe-2">{name}</h3>
            <ComparedLines name={name} pieces={pieces} />
          </div>
        ))}
      </Section>
    </div>
  );
}

/** Any two, where there are more than two. */
function Choice({ versions, before, after }: { versions: readonly number[]; before: number; after: number }) {
  const t = useTexts(texts);
  const chosen = [
    ["from", t("from"), before],
    ["to", t("to"), after],
  ] as const;
  return (
    <Form method="get" className="bar mbe-5">
      {chosen.map(([name, label, version]) => (
        <label key={name} className="label">
          {label}{" "}
          <select className="in" name={name} defaultValue={version} key={version}>
            {versions.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      ))}
      <Button kind="two" type="submit">
        {t("compare")}
      </Button>
    </Form>
  );
}
