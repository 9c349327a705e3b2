/** Stripe's error types that the sandbox answers with. */
export type StripeErrorType =
  | "api_error"
  | "card_error"
  | "idempotency_error"
  | "invalid_request_error"
  | "rate_limit_error";

export interface StripeErrorDetail {
  message: string;
  code?: string;
  param?: string;
  type?: StripeErrorType;
}

/** Thrown by handlers, answered as `{error: {type, code, message, param, doc_url}}`; everything the handler wrote is undone. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly detail: StripeErrorDetail;
  /** False for a request that was refused before it began: Stripe saves no answer under its idempotency key. */
  readonly began: boolean;

  constructor(status: number, detail: StripeErrorDetail, began = true) {
    super(detail.message);
    this.status = status;
    this.detail = detail;
    this.began = began;
  }

  /** The body as Stripe words it; `requestId` goes into the log link. */
  body(requestId: string): string {
    const { type = "invalid_request_error", code, message, param } = this.detail;
    return JSON.stringify(
      {
        error: {
          ...(code === undefined
            ? {}
            : { code, doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll("_", "-")}` }),
          message,
          ...(param === undefined ? {} : { param }),
          request_log_url: `https://dashboard.stripe.com/test/workbench/logs?object=${requestId}`,
          type,
        },
      },
      null,
      2,
    );
  }
}

/** 400: the parameters are wrong, so nothing began. */
export function invalidParameter(message: string, param: string, code?: string): StripeFailure {
  return new StripeFailure(400, code === undefined ? { message, param } : { message, param, code }, false);
}

/** 400: understood, but not possible in the present state. Saved under the idempotency key. */
export function refused(message: string, code?: string, param?: string): StripeFailure {
  const detail: StripeErrorDetail = { message };
  if (code !== undefined) detail.code = code;
  if (param !== undefined) detail.param = param;
  return new StripeFailure(400, detail);
}

/** 404 when the id stands in the URL, 400 when it stands in a parameter. */
export function noSuch(noun: string, id: string, param = "id"): StripeFailure {
  return new StripeFailure(param === "id" ? 404 : 400, {
    code: "resource_missing",
    message: `No such ${noun}: '${id}'`,
    param,
  });
}
