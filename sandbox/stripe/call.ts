import type { EndpointKey, EndpointParams } from "./endpoints.ts";
import type { Sandbox } from "./sandbox.ts";

/** One request, authenticated and checked against Stripe's declaration of its parameters. */
export interface Call<Params> {
  params: Params;
  /** Parts of the path: `{id}` for `/v1/charges/:id`. */
  path: Record<string, string>;
  /** The path itself, which lists repeat in `url`. */
  url: string;
  /** The connected account that is acted for; "" for the platform itself. */
  account: string;
  /** Where this Worker is reached, for the pages it hosts. */
  origin: string;
}

/** Performs one endpoint. Never waits, so that each request is one transaction; throws StripeFailure to refuse. */
export type Handler<K extends EndpointKey> = (sandbox: Sandbox, call: Call<EndpointParams[K]>) => object;

/** The handlers of some endpoints, as each resource's file exports them. */
export type HandlersOf<K extends EndpointKey> = { [Key in K]: Handler<Key> };
