/**
 * A receiver of webhooks, which takes what is OpenChance's and nothing else:
 *
 *   OPENCHANCE_WEBHOOK_SECRET=whsec_… node clients/typescript/examples/receive-webhooks.ts
 */
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { readWebhook } from "../src/webhooks.ts";

const port = 4_000;
const { OPENCHANCE_WEBHOOK_SECRET: secret } = process.env;
if (secret === undefined)
  throw new Error("OPENCHANCE_WEBHOOK_SECRET is not set: it was said when the webhook was made.");
const seen = new Set<string>();

createServer(async (request, response) => {
  try {
    const { id, type, data } = readWebhook(secret, headersOf(request), await text(request));
    if (!seen.has(id)) console.log(type, data);
    seen.add(id);
    response.writeHead(204).end();
  } catch {
    response.writeHead(400).end();
  }
}).listen(port, "127.0.0.1", () => console.log(`http://localhost:${port}`));

function headersOf({ headers }: IncomingMessage): Headers {
  return new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
