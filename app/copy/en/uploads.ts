/** Why a file that the browser sends by itself was not taken, by the API's code; in English the API's own words are shown. */
export const uploads = {
  rate_limited: "Too many requests. Wait a moment and try again.",
  upload_quota_reached: "Your uploads of the last 24 hours are used up.",
  body_too_large: "This is larger than we take.",
  invalid_input: "The file is empty, or not whole. Choose it again.",
  session_expired: "This sign-in has run out. Load the page again.",
  other: "This file was not taken. Load the page again.",
};
