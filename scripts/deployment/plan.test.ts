import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../tools.ts";
import { contractions, ensureResources, missingSecrets, namesOf, type Wrangler, workerConfig } from "./plan.ts";
import { previewProblems, readPull, removePreview, variablesOf } from "./preview.ts";
import { smokeProblems } from "./smoke.ts";
import { listVariables } from "./variables.ts";

/** An account at Cloudflare that holds what was made in it. */
function account(...made: string[]): { wrangler: Wrangler; made: string[] } {
  const has = new Set(made);
  const wrangler: Wrangler = async (args) => {
    const [kind, verb, ...rest] = args;
    const name = rest.at(-1) ?? "";
    if (verb === "create" || rest[0] === "create") has.add(`${kind}:${name}`);
    const of = (one: string) =>
      [...has].filter((each) => each.startsWith(`${one}:`)).map((each) => each.slice(one.length + 1));
    if (kind === "d1") return JSON.stringify(of("d1").map((title) => ({ name: title, uuid: `id-of-${title}` })));
    if (kind === "r2" && rest[0] === "lifecycle") {
      if (has.has(`r2:${name}`)) return `Listing lifecycle rules for bucket '${name}'...`;
      throw new Error("The specified bucket does not exist. [code: 10006]");
    }
    // wrangler gives three queues a page here, under the same heading.
    if (kind === "queues" && rest[0] === "--page") {
      const from = (Number(name) - 1) * 3;
      return [
        "│ id │ name │",
        ...of("queues")
          .slice(from, from + 3)
          .map((title) => `│ ${title} │ 2026-11-23 │`),
      ].join("\n");
    }
    if (kind === "kv") return `┌─┐\n${JSON.stringify(of("kv").map((title) => ({ title, id: `id-of-${title}` })))}`;
    return of(String(kind))
      .map((title) => `│ ${title} │ 2026-11-23 │`)
      .join("\n");
  };
  return {
    wrangler,
    get made() {
      return [...has];
    },
  };
}
const quiet = { say: () => undefined };

describe("what an environment stands on", () => {
  const names = namesOf("staging");

  it("is made where it is missing, once", async () => {
    const cloud = account();
    const first = await ensureResources(cloud.wrangler, names, { make: true, ...quiet });
    expect(first).toEqual({ databaseId: "id-of-openchance-staging", cacheId: "id-of-openchance-staging-cache" });
    const said: string[] = [];
    await ensureResources(cloud.wrangler, names, { make: true, say: (line) => said.push(line) });
    expect(said).toEqual([]);
    expect(cloud.made).toHaveLength(3 + names.queues.length);
  });

  it("is never another environment's, though its name begins alike", async () => {
    const production = namesOf("production");
    const of = ({ worker, pages, database, cache, bucket, queues }: typeof names) => [
      worker,
      pages,
      database,
      cache,
      bucket,
      ...queues,
    ];
    const own = new Set(of(names));
    expect(own.isDisjointFrom(new Set(of(production)))).toBe(true);
    const cloud = account(...[...own].map((name) => `r2:${name}`), `queues:${names.queues[0]}`);
    const said: string[] = [];
    await ensureResources(cloud.wrangler, production, { make: false, say: (line) => said.push(line) });
    expect(said).toContain("would make the bucket openchance-files");
    expect(said).toContain("would make the queue openchance-events");
    expect(cloud.made).toHaveLength(own.size + 1);
  });

  it("is what its configuration names, and nothing of the repository's placeholders is left", () => {
    const base = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
    const config = workerConfig(
      base,
      names,
      { databaseId: "d-1", cacheId: "c-1" },
      { APP_ORIGIN: "https://a.example" },
    );
    expect(config).not.toMatch(/0{8}/);
    expect(config).toContain('name = "openchance-staging-api"');
    expect(config).toContain('APP_ORIGIN = "https://a.example"');
    expect(config).toContain('dataset = "openchance_staging_metrics"');
    const queues = [...config.matchAll(/queue = "(.*)"/g)].map(([, queue]) => queue);
    expect(new Set(queues)).toEqual(new Set(names.queues));
  });
});

describe("a preview of a pull request", () => {
  const names = namesOf({ pull: 12 });

  it("shares nothing with any environment, nor with another preview", () => {
    const all = (of: typeof names) => [of.worker, of.pages, of.database, of.cache, of.bucket, of.metrics, ...of.queues];
    const others = [namesOf("production"), namesOf("staging"), namesOf({ pull: 1 }), namesOf({ pull: 123 })];
    for (const other of others) expect(new Set(all(names)).isDisjointFrom(new Set(all(other)))).toBe(true);
  });

  it.each(["0", "-1", "1.5", "01", "12; rm", "", undefined])("is of no pull request %j", (text) => {
    expect(readPull(text)).toBeNull();
  });

  it("takes test keys only, and an address that has its number", () => {
    const set = {
      APP_ORIGIN: "https://openchance-preview-{pull}.pages.dev",
      CLERK_FRONTEND_API: "https://clerk.example",
    };
    expect(previewProblems({ ...set, STRIPE_SECRET_KEY: "sk_test_1", CLERK_PUBLISHABLE_KEY: "pk_test_1" })).toEqual([]);
    for (const name of ["STRIPE_SECRET_KEY", "CLERK_SECRET_KEY", "CLERK_PUBLISHABLE_KEY"])
      for (const value of ["sk_live_abc", "rk_live_abc", "pk_live_abc"]) {
        const said = previewProblems({ ...set, [name]: value });
        expect(said).toEqual([`${name}: a preview takes test keys only.`]);
        expect(said.join()).not.toContain(value);
      }
    expect(previewProblems({ APP_ORIGIN: "https://openchance.example" })).toHaveLength(1);
    expect(variablesOf({ ...set, CLERK_SECRET_KEY: "sk_test_1" }, 12)).toEqual({
      worker: { APP_ORIGIN: "https://openchance-preview-12.pages.dev", CLERK_SECRET_KEY: "sk_test_1" },
      pages: { CLERK_FRONTEND_API: "https://clerk.example", CLERK_SECRET_KEY: "sk_test_1" },
    });
  });

  it("goes whole, its files before their list, its queues after their Worker, and never anybody else's", async () => {
    const done: string[] = [];
    const [queue, next] = [names.queues[0], "openchance-preview-123-events"];
    const wrangler: Wrangler = async (args) => {
      const line = args.join(" ");
      if (/ delete | remove |^delete /.test(line)) done.push(line);
      if (line === "d1 list --json")
        return JSON.stringify(
          [
            { name: names.database, uuid: "1" },
            { name: "openchance", uuid: "2" },
          ],
          null,
          2,
        );
      if (line.startsWith("d1 execute")) return JSON.stringify([{ results: [{ id: "fil_1" }, { id: "fil_2" }] }]);
      if (line === "kv namespace list")
        return JSON.stringify([
          { title: names.cache, id: "k-12" },
          { title: "openchance-cache", id: "k" },
        ]);
      if (line.startsWith("r2 bucket lifecycle list")) return `Listing lifecycle rules for bucket '${args.at(-1)}'...`;
      if (line.startsWith("queues consumer list")) return line.endsWith(String(queue)) ? `│ ${names.worker} │` : "";
      if (line.startsWith("queues list"))
        return line.endsWith("--page 2") ? `│ ${queue} │` : `│ ${next} │\n│ openchance-events │`;
      if (line === "pages project list") return `│ ${names.pages} │\n│ openchance │`;
      return "";
    };
    await removePreview(wrangler, names, { dry: false, ...quiet });
    expect(done).toEqual([
      `pages project delete ${names.pages} --yes`,
      `queues consumer remove ${queue} ${names.worker}`,
      `delete --name ${names.worker} --force`,
      `queues delete ${queue}`,
      `r2 object delete ${names.bucket}/fil_1 --remote`,
      `r2 object delete ${names.bucket}/fil_2 --remote`,
      `r2 bucket delete ${names.bucket}`,
      `d1 delete ${names.database} --skip-confirmation`,
      "kv namespace delete --namespace-id k-12 --skip-confirmation",
    ]);
    done.length = 0;
    const nothing: Wrangler = async ([kind]) => {
      if (kind === "deployments") throw new Error("This Worker does not exist on your account. [code: 10007]");
      if (kind === "r2") throw new Error("The specified bucket does not exist. [code: 10006]");
      return "";
    };
    await removePreview(nothing, names, { dry: false, ...quiet });
    expect(done).toEqual([]);
  });
});

describe("a deployment stops", () => {
  it("at secrets that the Worker does not serve without", () => {
    const missing = missingSecrets(listVariables(), ["CLERK_SECRET_KEY"]);
    expect(missing).toContain("STRIPE_SECRET_KEY");
    expect(missing).not.toContain("CLERK_SECRET_KEY");
    expect(missing).not.toContain("RESEND_API_KEY");
  });

  it.each([
    ["alter table users drop column bio;", true],
    ["alter table users rename to people;", true],
    ["alter table users add bio text not null;", true],
    ["alter table users add bio text not null default '';", false],
    ["ALTER TABLE `users` ADD `ratings_1` integer DEFAULT 0 NOT NULL;", false],
    [
      'ALTER TABLE "users" ADD COLUMN "a" bigint DEFAULT 0 NOT NULL;ALTER TABLE "users" ADD COLUMN "b" bigint NOT NULL;',
      true,
    ],
    ["create table flags (name text not null);", false],
    ["-- drop table users\nselect 1;", false],
    ["drop table search_all;", false],
  ])("at what the release that runs would not survive: %s", (sql, contracts) => {
    expect(contractions([{ name: "0001.sql", sql }]).length > 0).toBe(contracts);
  });

  it("when the new release is not well", async () => {
    let well = true;
    const server = createServer((request, response) => {
      const me = request.url === "/api/v1/users/me";
      response.statusCode = me ? 401 : well || request.url === "/" ? 200 : 503;
      response.end(request.url?.includes("challenges") ? '{"items":[]}' : "OpenChance");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      expect(await smokeProblems(origin, { tries: 1 })).toEqual([]);
      well = false;
      expect(await smokeProblems(origin, { tries: 1 })).toHaveLength(2);
    } finally {
      server.close();
    }
    expect(await smokeProblems("http://127.0.0.1:1", { tries: 1 })).toHaveLength(4);
  });
});
