/**
 * Expected failures. Every one has a code that clients may rely on, an HTTP status and a sentence that says what to do.
 * http/problems.ts maps them to RFC 9457 problem documents; everything else is answered as `internal_error`.
 */

import type { Detail } from "./detail-messages.ts";
import type { FieldMessage } from "./field-messages.ts";

/** code → [status, title]. The title is the default sentence; `detail` may say it more exactly. */
export const errorCodes = {
  invalid_json: [400, "The body is not valid JSON. Send a JSON object."],
  invalid_cursor: [400, "This cursor is not one of ours. Start again without it."],
  invalid_upgrade: [426, "This address speaks WebSocket. Connect with an upgrade request."],
  signed_out: [401, "Sign in to do this."],
  invalid_token: [401, "This sign-in is not valid or has ended. Sign in again."],
  session_expired: [401, "This sign-in has run out. Load the page again, or get a new token."],
  conflicting_credentials: [401, "This request carries two different sign-ins. Send one."],
  account_suspended: [403, "This account is suspended. You can read, but not change anything."],
  viewing_only: [
    403,
    "You are looking at somebody else's account. It can be read, not changed; conversations and files stay closed.",
  ],
  sign_in_again: [403, "Decisions about money and rights need a sign-in of the last hour. Sign out and in again."],
  account_closing: [403, "This account is being closed. You can read, but not change anything."],
  forbidden: [403, "You are not allowed to do this."],
  key_not_allowed: [403, "A key may not do this. Do it yourself, signed in, or use a key with the scope for it."],
  origin_not_allowed: [403, "This request came from another site. Use OpenChance itself or a Bearer token."],
  not_found: [404, "There is nothing here, or it is not yours to see."],
  method_not_allowed: [405, "This address does not take that method."],
  invalid_signature: [400, "The signature does not match. Check the signing secret."],
  unsupported_media_type: [415, "Send this as application/json."],
  body_too_large: [413, "This is larger than we take."],
  invalid_input: [422, "Some fields need another look."],
  idempotency_conflict: [409, "This Idempotency-Key was used with another body. Use a new key for a new request."],
  saved_searches_full: [409, "You have saved as many searches as one person may. Delete one first."],
  works_full: [409, "You show as many works as one person may. Take one away first."],
  stale_write: [409, "Somebody changed this in the meantime. Look at the newest version and try again."],
  wrong_state: [409, "This cannot be done in the present state."],
  challenge_incomplete: [409, "The challenge cannot be published yet: some fields are missing."],
  challenge_not_editable: [409, "The challenge can no longer be changed."],
  challenge_taken_down: [409, "This challenge was taken down. Nothing can be begun with it until it is restored."],
  paused: [409, "This is paused for now. Try again later."],
  challenge_not_open: [409, "The challenge is not open for applications."],
  application_deadline_passed: [409, "The day to apply by has passed."],
  own_challenge: [409, "You cannot apply to your own challenge."],
  already_applied: [409, "You have applied to this challenge already."],
  payout_setup_required: [409, "Set up your payout account first, so that you can be paid if you are chosen."],
  payout_country_unsupported: [409, "We cannot pay out to your country yet."],
  solver_not_payable: [409, "This person cannot be paid right now. Ask them to look at their payout settings."],
  award_pending: [409, "Somebody is chosen already. Retract that choice first."],
  hold_not_payable: [409, "There is nothing to pay for this challenge now."],
  hold_not_held: [409, "The reward is not held."],
  hold_frozen: [
    409,
    "The reward is frozen: a bank or an admin looks into the payment. Nothing moves until that has ended.",
  ],
  currency_not_offered: [409, "Rewards in this currency are not offered here."],
  invalid_split: [422, "The parts do not add up to what is held."],
  cancellation_pending: [409, "A proposal to end this challenge is open already. Answer it, or wait for the answer."],
  no_cancellation_open: [409, "Nobody proposes to end this challenge now."],
  proposal_not_open: [409, "This proposal is no longer open. Look at the one that is."],
  dispute_open: [409, "A dispute about this challenge is open already."],
  dispute_not_possible: [409, "A dispute cannot be opened now."],
  dispute_window_over: [409, "The time to open a dispute is over."],
  dispute_full: [409, "You have written all the entries that one side may. Accept an offer, or wait for the end."],
  offer_not_open: [409, "This offer is no longer the latest one. Look at the dispute again."],
  payment_window_over: [409, "The time to pay is over. Choose somebody again."],
  delivery_not_latest: [409, "This is not the latest version. Look at the newest one."],
  changes_limit_reached: [
    409,
    "Changes were asked for three times. Approve this version, propose to end it together, or open a dispute.",
  ],
  file_not_usable: [409, "A file is not yours, is used elsewhere or is not ready."],
  upload_quota_reached: [409, "Your uploads of the last 24 hours are used up."],
  review_not_open: [409, "Reviews open when the challenge is completed."],
  review_window_over: [409, "The other review is public already. Reviews are written before that."],
  already_reviewed: [409, "You have written your review already."],
  blocked: [403, "You cannot write to each other here now."],
  cannot_leave: [409, "The two of a challenge stay in its conversation. Mute it instead."],
  push_not_offered: [409, "Push notifications are not offered here."],
  push_service_not_allowed: [422, "This is not the address of a push service that we know."],
  invalid_link: [404, "This link is not one of ours. Open it again from the mail, whole."],
  not_a_member: [404, "There is no such conversation, or you are not in it."],
  too_many_keys: [409, "You have as many keys as one may have. Take one back first."],
  too_many_webhooks: [409, "You have as many webhooks as one may have. Delete one first."],
  webhook_disabled: [409, "This webhook is switched off. Switch it on first."],
  last_way_in: [409, "This cannot be taken away."],
  rate_limited: [429, "Too many requests. Wait a moment and try again."],
  identity_provider_unavailable: [503, "The sign-in service does not answer. Try again in a minute."],
  payment_provider_unavailable: [
    503,
    "The payment service does not answer. Nothing was charged; try again in a minute.",
  ],
  interrupted: [503, "This was interrupted for a moment. Try again in a few seconds."],
  internal_error: [
    500,
    "Something on our side failed. Nothing was changed; give us the request id if you write to us.",
  ],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ErrorCode = keyof typeof errorCodes;

export interface FieldError {
  /** Where in the input: `reward.amountMinor`, or `` for the whole. */
  path: string;
  message: FieldMessage;
}

/** A failure we expect and can explain. Throw it; never return it. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  /** Seconds until a retry makes sense, for 429 and 503. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    options: { detail?: Detail; errors?: FieldError[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(options.detail ?? errorCodes[code][1], { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return errorCodes[this.code][0];
  }
}
