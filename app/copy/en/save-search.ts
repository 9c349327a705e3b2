export const saveSearch = {
  save: "Save this search",
  signIn: "Sign in to save this search",
  name: "Name",
  alert: "Tell me of new challenges",
  alert_live: "As they come",
  alert_daily: "Once a day",
  alert_off: "Not at all",
} as const;
