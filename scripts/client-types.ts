/**
 * The typed client's types (clients/typescript/src/api.ts), made from the API's own OpenAPI document: what a key may ask for over HTTP.
 * `npm run client` writes them; the checks ask that they are as it would write them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { app } from "../worker/app.ts";
import { openApiDocument, operationsOf, scopeFor } from "../worker/http/openapi.ts";
import { ROOT } from "./tools.ts";

const FILE = join(ROOT, "clients", "typescript", "src", "api.ts");
const HEAD = "/** Made from the OpenAPI document of the API by `npm run client`: do not edit. */\n";

async function clientTypes(): Promise<string> {
  // A copy, as a caller gets it.
  const document: Awaited<ReturnType<typeof openApiDocument>> = JSON.parse(
    JSON.stringify(await openApiDocument(app, "https://openchance.example")),
  );
  for (const operation of operationsOf(document)) {
    const item = document.paths?.[operation.path];
    const { responses = {} } = operation.operation;
    if (scopeFor(operation) === null || "101" in responses) {
      delete item?.[operation.method.toLowerCase() as "get"]; // its method, as the document writes it
      continue;
    }
    // Each is a problem document, as the answer that stands for all others is.
    for (const status of Object.keys(responses)) if (/^[45]/.test(status)) delete responses[status];
  }
  document.paths = Object.fromEntries(Object.entries(document.paths ?? {}).filter(([, item]) => hasRoutes(item)));
  const types = await openapiTS(document as Parameters<typeof openapiTS>[0], { alphabetize: true }); // its own type of the same document
  return `${HEAD}\n${astToString(types)}`;
}

function hasRoutes(item: object | undefined): boolean {
  return Object.keys(item ?? {}).length > 0;
}

/** What is wrong with the file, in sentences; none when it is as it should be. */
export async function clientTypeProblems(): Promise<string[]> {
  const is = readFileSync(FILE, "utf8");
  return is === (await clientTypes())
    ? []
    : ["clients/typescript/src/api.ts is not what the API is. Run: npm run client"];
}

if (import.meta.main) {
  writeFileSync(FILE, await clientTypes());
  console.log("made clients/typescript/src/api.ts");
}
