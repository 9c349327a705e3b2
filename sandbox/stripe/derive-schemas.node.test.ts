import { describe, expect, test } from "vitest";
import { deriveSchemas } from "./derive-schemas.ts";
import { StripeFailure } from "./errors.ts";
import { checkParams, parseForm } from "./params.ts";
import type { Schema } from "./schemas.ts";

const { endpoints, apiVersion } = deriveSchemas();
const schemaOf = (endpoint: string): Schema => {
  const schema = endpoints[endpoint];
  if (schema === undefined) throw new Error(`No schema for ${endpoint}`);
  return schema;
};

describe("derived schemas", () => {
  test("are of the version that the SDK pins", () => {
    expect(apiVersion).toBe("2026-10-28.endive");
  });

  test("know what is required, what is an enum and what may be emptied", () => {
    expect(schemaOf("POST /v1/transfers")).toMatchObject({
      required: ["currency", "destination"],
      properties: {
        amount: { type: "number" },
        source_type: { enum: ["bank_account", "card", "fpx"] },
        metadata: { type: "map" },
      },
    });
    expect(schemaOf("POST /v1/transfers/:id")).toMatchObject({
      properties: { metadata: { type: "map", emptyable: true } },
    });
    expect(schemaOf("POST /v2/core/account_links")).toMatchObject({
      properties: { use_case: { properties: { account_onboarding: { required: ["refresh_url"] } } } },
    });
  });
});

describe("forms", () => {
  test("nest by brackets, with numbered and unnumbered arrays", () => {
    expect(parseForm("a=1&b[c]=2&d[0][e]=3&d[1][e]=4&f[]=5&f[]=6")).toEqual({
      a: "1",
      b: { c: "2" },
      d: [{ e: "3" }, { e: "4" }],
      f: ["5", "6"],
    });
  });

  test("become what Stripe declares", () => {
    const params = checkParams(
      schemaOf("POST /v1/refunds"),
      parseForm("amount=100&refund_application_fee=false&metadata[a]=1&expand[0]=charge"),
      false,
    );
    expect(params).toEqual({ amount: 100, refund_application_fee: false, metadata: { a: "1" }, expand: ["charge"] });
  });

  test("may empty what can be emptied, and nothing else", () => {
    expect(checkParams(schemaOf("POST /v1/refunds/:id"), parseForm("metadata="), false)).toEqual({ metadata: "" });
    expect(() => checkParams(schemaOf("POST /v1/refunds"), parseForm("charge="), false)).toThrow(StripeFailure);
  });
});
