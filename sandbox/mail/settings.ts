/** Names and keys of the local mailbox. Read by this Worker and by the start script, which hands them to the API Worker and the pages. */

export const API_KEY = "re_sandbox_openchance";
/** svix form: `whsec_` and base64. It decodes to "openchance sandbox mail webhooks". */
export const WEBHOOK_SECRET = "whsec_b3BlbmNoYW5jZSBzYW5kYm94IG1haWwgd2ViaG9va3M=";
/** Where the mailbox is shown, on the product's origin and on its own port. */
export const MAILBOX_PATH = "/sandbox/mail";

/** Vars of the API Worker that make it send its mail here. @param mailOrigin where this Worker listens */
export function mailVars(mailOrigin: string) {
  return {
    RESEND_API_KEY: API_KEY,
    RESEND_API_BASE: mailOrigin,
    RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
    MAIL_FROM: "OpenChance <news@openchance.localhost>",
    MAIL_LINK_SECRET: "openchance sandbox: signs links that end mail",
  };
}

/** Vars of the Pages project: what stands behind /sandbox/mail. */
export function mailPagesVars(mailOrigin: string) {
  return { SANDBOX_MAIL_ORIGIN: mailOrigin };
}

/** Vars of this Worker. */
export function sandboxMailVars(appOrigin: string) {
  return { WEBHOOK_URL: `${appOrigin}/api/v1/webhooks/resend` };
}
