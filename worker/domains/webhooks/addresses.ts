/**
 * Which addresses we call for people. A person names them, so none may lead to what only we can reach: https alone, to a name of the
 * public internet (never a bare address, in whatever spelling), on two ports, without credentials, and never to ourselves. A name that
 * resolves to a private address leads nowhere: Cloudflare's own network calls, which has no way to ours or anybody's inside.
 */
import type { Config } from "../../env.ts";
import type { FieldMessage } from "../../platform/field-messages.ts";

const ports = ["", "8443"];
/** Names that mean something only inside a network, or nothing. */
const insideNames =
  /(^|\.)(localhost|localdomain|local|internal|intranet|private|corp|home|lan|arpa|invalid|test|onion|alt)$/;
/** The URL parser writes every spelling of an IPv4 address so. */
const ipAddress = /^(\[.*\]|\d+(\.\d+){3})$/;

/** What is wrong with an address, as a sentence; null when we may call it. */
export function addressProblem(
  address: string,
  { ENVIRONMENT, APP_ORIGIN }: Pick<Config, "ENVIRONMENT" | "APP_ORIGIN">,
): FieldMessage | null {
  if (!URL.canParse(address)) return "This is no address.";
  const { protocol, hostname, port, username, password, hash } = new URL(address);
  if (username !== "" || password !== "") return "Leave user name and password out: the signature proves who calls.";
  if (hash !== "") return "Leave out what follows the #.";
  // A developer's receiver beside a local copy of the product.
  if (ENVIRONMENT === "sandbox" && protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1"))
    return null;
  if (protocol !== "https:") return "The address must begin with https://.";
  const host = hostname.replace(/\.$/, "");
  if (ipAddress.test(host)) return "Use a name such as hooks.example.com, not an IP address.";
  if (!host.includes(".") || insideNames.test(host)) return "This name is not one of the public internet.";
  if (!ports.includes(port)) return "Use port 443 or 8443.";
  const own = new URL(APP_ORIGIN).hostname;
  if (host === own || host.endsWith(`.${own}`)) return "This is our own address.";
  return null;
}
