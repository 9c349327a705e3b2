/**
 * Ids are TypeIDs (https://github.com/jetify-com/typeid): a prefix that names the kind, then a UUIDv7 in base32,
 * so that they sort by creation and a stray id in a log says what it belongs to.
 */
import { typeidUnboxed } from "typeid-js";
import * as z from "zod";

/** Prefix per kind of record. A new kind of record gets its prefix here. */
export const idPrefixes = {
  user: "usr",
  challenge: "chl",
  application: "app",
  delivery: "dlv",
  file: "fil",
  hold: "hld",
  journal: "jrn",
  payout: "pay",
  refund: "rfd",
  dispute: "dsp",
  disputeEntry: "dse",
  proposal: "prp",
  reconciliation: "rec",
  mismatch: "mis",
  review: "rev",
  conversation: "cnv",
  message: "msg",
  pushSubscription: "psh",
  savedSearch: "svs",
  work: "wrk",
  report: "rpt",
  apiKey: "key",
  webhook: "whe",
  webhookDelivery: "whd",
  export: "exp",
  suspension: "sus",
  takedown: "tkd",
  viewing: "viw",
  announcement: "ann",
  signal: "sig",
  incident: "inc",
  event: "evt",
  outbox: "out",
  audit: "aud",
  request: "req",
} as const;
export type IdKind = keyof typeof idPrefixes;

/** A new id such as `chl_01jq…`. */
export function newId(kind: IdKind): string {
  return typeidUnboxed(idPrefixes[kind]);
}

/** The schema of an id of this kind; anything else cannot be a key of ours and is answered like an unknown id. */
export function idSchema(kind: IdKind) {
  const prefix = idPrefixes[kind];
  return z.string().regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `This is not the id of a ${kind}.`);
}
