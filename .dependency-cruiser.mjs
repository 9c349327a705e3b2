// Who may import whom. The folders say what a file may do; these rules keep it true.

/** Domains from the lowest layer up. One may use those of lower layers, and no other of its own layer. */
const LAYERS = [
  ["users", "files"],
  ["auth"],
  ["payments"],
  ["challenges"],
  ["applications", "deliveries", "disputes", "messages", "portfolio", "reviews"],
  ["engagements", "reports", "signals"],
  ["privacy"],
  ["admin"],
  ["moderation", "operations"],
];
/** They follow events, and nobody calls them. */
const FOLLOWERS = ["notifications", "search", "webhooks"];

/** What a change does to a message: pure, and the same in a room and in its clients. */
const CHANGES = "^worker/domains/messages/changes\\.ts$";
/** Tests, and what only tests import. */
const TESTS = "(\\.test\\.tsx?$|^worker/testing/)";
/** Anything of these domains but their contracts, which are open to all. */
const insides = (domains) => `^worker/domains/(${domains.join("|")})/(?!contract\\.ts$)`;

const downwardOnly = LAYERS.flatMap((layer, height) =>
  layer.map((domain) => ({
    name: `${domain}-imports-downward`,
    comment: `What ${domain} moves together with these domains is a verb of engagements.`,
    severity: "error",
    from: { path: `^worker/domains/${domain}/`, pathNot: TESTS },
    to: {
      path: insides(
        LAYERS.slice(height)
          .flat()
          .filter((other) => other !== domain),
      ),
    },
  })),
).filter(({ to }) => to.path !== insides([]));

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

export default {
  forbidden: [
    ...downwardOnly,
    forbid(
      "nobody-imports-followers",
      "Notifications, search and webhooks follow events; only the Worker's own switchboards know them.",
      {
        path: "^(worker|durable-objects)/",
        pathNot: [`^worker/domains/(${FOLLOWERS.join("|")}|privacy)/`, "^worker/(app|consumers|index)\\.ts$", TESTS],
      },
      { path: insides(FOLLOWERS) },
    ),
    forbid(
      "privacy-asks-what-is-kept",
      "An export asks each domain's privacy.ts; that somebody is erased is an event, which followers follow.",
      { path: "^worker/domains/privacy/", pathNot: TESTS },
      { path: insides(FOLLOWERS), pathNot: "/privacy\\.ts$" },
    ),
    forbid(
      "contract-is-pure",
      "A contract is read by the browser too: zod, other contracts, ids, money, paging, names of events and of clocks.",
      { path: "^worker/domains/[^/]+/contract\\.ts$" },
      {
        pathNot: [
          "^worker/domains/[^/]+/contract\\.ts$",
          "^worker/platform/(ids|money|paging|events|clock)\\.ts$",
          "node_modules/zod/",
        ],
      },
    ),
    forbid(
      "lifecycle-is-pure",
      "A lifecycle is one table: no clock, no database, no network.",
      { path: "^worker/domains/[^/]+/lifecycle\\.ts$" },
      { pathNot: ["^worker/domains/[^/]+/contract\\.ts$", "^worker/platform/(lifecycle|errors|money)\\.ts$"] },
    ),
    forbid(
      "changes-are-pure",
      "Pages take it as it is: only the words of its own contract, as types.",
      { path: CHANGES },
      { path: "", pathNot: "^worker/domains/messages/contract\\.ts$" },
    ),
    forbid(
      "routes-never-query",
      "Routes validate, call one command or query, and map its answer.",
      { path: ["^worker/domains/[^/]+/[a-z-]*routes\\.ts$", "^worker/http/"], pathNot: TESTS },
      { path: ["node_modules/drizzle-orm", "^worker/database/(?!store\\.ts$)"] },
    ),
    forbid(
      "commands-know-no-http",
      "A verb can be called by a route, a queue or the clock.",
      { path: "^worker/domains/[^/]+/(?![a-z-]*routes\\.ts$)", pathNot: TESTS },
      { path: ["^worker/http/", "^worker/domains/[^/]+/[a-z-]*routes\\.ts$", "node_modules/hono"] },
    ),
    forbid(
      "platform-knows-no-domain",
      "The platform is what all domains stand on.",
      { path: "^worker/(platform|database)/", pathNot: TESTS },
      { path: ["^worker/domains/[^/]+/(?!contract\\.ts$)", "^worker/(http|app|index|consumers)"] },
    ),
    forbid(
      "objects-know-contracts-and-platform",
      "An object knows the words and the platform; what they mean is decided in the Worker.",
      { path: "^durable-objects/", pathNot: TESTS },
      {
        path: "^worker/",
        pathNot: ["^worker/domains/[^/]+/contract\\.ts$", CHANGES, "^worker/platform/", "^worker/env\\.ts$"],
      },
    ),
    forbid(
      "objects-only-through-stubs",
      "Only stubs.ts turns ids into objects; a second way would lose rooms when a jurisdiction changes.",
      { path: "^worker/", pathNot: ["^worker/index\\.ts$", TESTS] },
      { path: "^durable-objects/(?!stubs\\.ts$)", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "app-knows-contracts-only",
      "Pages reach the Worker by its typed client: contracts, the policy's figures, pure arithmetic, how failures are reported, what is refused with, and AppType as a type.",
      { path: "^app/", pathNot: TESTS },
      {
        path: ["^worker/", "^durable-objects/"],
        pathNot: [
          "^worker/domains/[^/]+/contract\\.ts$",
          CHANGES,
          "^worker/platform/(policy|fees|redaction|error-reports|errors|field-messages|detail-messages)\\.ts$",
          "^worker/app\\.ts$",
        ],
      },
    ),
    forbid(
      "app-takes-apptype-as-a-type",
      "import type { AppType }: the Worker's code must not reach the pages' bundle.",
      { path: "^app/", pathNot: TESTS },
      { path: "^worker/app\\.ts$", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "testing-is-for-tests",
      "What helps tests would weaken the product.",
      { path: "^(worker|durable-objects|app)/", pathNot: TESTS },
      { path: "^worker/testing/" },
    ),
    forbid(
      "worker-knows-no-pages",
      "The API stands alone. Tests of the objects drive them with the real clients.",
      { path: "^(worker|durable-objects)/", pathNot: TESTS },
      { path: "^app/" },
    ),
    forbid(
      "sandboxes-stay-apart",
      "The product meets its sandboxes by base URL alone, so that none of their code is ever deployed.",
      { path: "^(worker|durable-objects|app)/", pathNot: TESTS },
      { path: "^sandbox/" },
    ),
    forbid(
      "sandboxes-know-no-product",
      "A stand-in that reads the product's code would agree with its mistakes.",
      { path: "^sandbox/", pathNot: TESTS },
      { path: "^(worker|durable-objects|app)/" },
    ),
    forbid(
      "no-grab-bags",
      "Name a folder by what it is about.",
      {},
      { path: "^(?!node_modules).*/(utils?|helpers?|common|shared|misc)/", pathNot: "node_modules" },
    ),
    forbid(
      "no-library-folder",
      "Name a folder by what it is about.",
      {},
      { path: "^(worker|durable-objects|scripts|sandbox|e2e)/.*\blib/" },
    ),
    forbid(
      "no-circles",
      "Files that need each other are one thing, or lack a third.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    forbid("resolvable", "The file or package does not exist.", {}, { couldNotResolve: true }),
    forbid(
      "deployed-code-uses-dependencies",
      "Development packages are not what we deploy.",
      { path: "^(worker|durable-objects|app)/", pathNot: [TESTS, "^app/(vite\\.config|languages-plugin)\\.ts$"] },
      { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Build output (which a fresh clone has not got, so its import stays unresolved), and the virtual modules of workerd,
    // vite and the server build.
    exclude: { path: ["(^|/)\\.wrangler/", "^app/build/", "^(cloudflare|virtual):", "build/server/index\\.js$"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["workerd", "worker", "browser", "import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts", ".json"],
    },
  },
};
