/** Addresses that people may have us call. */
import { describe, expect, it } from "vitest";
import { addressProblem } from "./addresses.ts";

const production = { ENVIRONMENT: "production", APP_ORIGIN: "https://openchance.example" } as const;
const sandbox = { ENVIRONMENT: "sandbox", APP_ORIGIN: "http://localhost:8788" } as const;

describe("an address", () => {
  it.each([
    "https://hooks.partner.com/openchance",
    "https://hooks.partner.com:443/a?b=c",
    "https://hooks.partner.com:8443/",
    "https://xn--bcher-kva.example.com/",
    "https://10.partner.com/",
  ])("%s is called", (url) => {
    expect(addressProblem(url, production)).toBeNull();
  });

  it.each([
    "http://hooks.partner.com/",
    "ftp://hooks.partner.com/",
    "https://user@hooks.partner.com/",
    "https://:secret@hooks.partner.com/",
    "https://hooks.partner.com/#part",
    "https://hooks.partner.com:22/",
    "https://hooks.partner.com:8080/",
    "https://localhost/",
    "https://localhost./",
    "https://a.localhost/",
    "https://intranet/",
    "https://printer.local/",
    "https://metadata.google.internal/computeMetadata/v1/",
    "https://metadata.google.internal./",
    "https://router.home.arpa/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f.0.0.1/",
    "https://0177.0.0.1/",
    "https://①②⑦.0.0.1/",
    "https://10.0.0.8/",
    "https://169.254.169.254/latest/meta-data/",
    "https://8.8.8.8/",
    "https://[::1]/",
    "https://[fd00::1]/",
    "https://[fe80::1]/",
    "https://[::ffff:169.254.169.254]/",
    "https://openchance.example/api/v1/challenges",
    "https://API.OpenChance.example./",
    "no address",
  ])("%s is not", (url) => {
    expect(addressProblem(url, production)).not.toBeNull();
  });

  it("beside a local copy may be a developer's own machine, and nothing else without https", () => {
    for (const url of ["http://localhost:9000/hook", "http://127.0.0.1:9000/"]) {
      expect(addressProblem(url, sandbox), url).toBeNull();
      expect(addressProblem(url, production), url).not.toBeNull();
      expect(addressProblem(url, { ...production, ENVIRONMENT: "staging" }), url).not.toBeNull();
    }
    for (const url of ["http://10.0.0.8/", "http://hooks.partner.com/", "http://a:b@localhost:9000/"])
      expect(addressProblem(url, sandbox), url).not.toBeNull();
  });
});
