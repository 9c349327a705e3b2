/**
 * The sentences with which we refuse a field, by what they say. `{name}` stands for a value, `…` for one that no other language repeats.
 * Contracts and commands write them out where they belong; the pages find them here by their words, to say them in other languages
 * (app/lib/refusals.ts). So a sentence that is not here does not compile, or fails refusals.test.ts when it is a schema's.
 */
export const fieldMessages = {
  brokenText: "A text cannot hold the character U+0000, nor half of a character.",
  writeName: "Use 1 to 200 characters.",
  notAnId: "This is not the id of a ….",

  smallestSum: "The smallest sum is {sum}.",
  largestSum: "The largest sum is {sum}.",
  stepsOfSum: "Sums in {currency} go in steps of {sum}.",
  sumAtMost: "This can be {sum} at most.",
  sumIsIn: "This is in {currency}.",
  lessThanHeld: "Name less than the {sum} that is held; an approval releases all of it.",
  noMoreThanHeld: "No more than the {sum} that is held.",
  heldIn: "The reward is held in {currency}.",
  paidIn: "This challenge is paid in {currency}.",
  keepCurrency: "Somebody has applied in the present currency. Keep it.",
  filterCurrency: "A reward filter names its currency.",
  sortCurrency: "A reward filter or sort names its currency.",

  leastCharacters: "Use at least {least} characters.",
  sayInOneSentence: "Say in one sentence what is to be done.",
  describeWork: "Describe the work in at least {least} characters.",
  chooseCategory: "Choose a category.",
  nameReward: "Name a reward.",
  chooseDay: "Choose a day to apply by.",
  dayPassed: "This day has passed. Choose a later one.",
  dayUntil: "Choose a day until {day}.",
  sayDays: "Say how many days the solver has.",
  namePlace: "Name a place.",
  remoteIsEmpty: "Leave the place empty for remote work.",
  skillSigns: "Use letters, digits and . + # / - only.",

  country: "Use the two capital letters of the country, such as DE.",
  languageTag: "Use a language tag such as en or zh-Hans.",
  timeZone: "Use a zone such as Europe/Berlin.",
  writeHandle: "Write {handle}.",
  timeOfDay: "Write a time of day as 22:30.",
  quietHours: "Quiet hours need an end that is not their beginning.",
  alwaysInApp: "Notes about money and your account, and messages, are always shown in the app.",
  keyName: "Give it a name.",
  keyScopes: "Choose what it may.",
  keyDays: "Write a whole number of days.",
  keyDaysLeast: "A key holds for a day at least.",
  keyDaysMost: "A key holds for {most} days at most.",

  addressSecret: "Leave names and passwords out of the address.",
  shownAlready: "You show this challenge already.",
  chooseSolved: "Choose a completed challenge that you solved.",
  choosePicture: "Choose a picture: PNG, JPEG, GIF or WebP.",
  wholeAddress: "Write the whole address, with https://.",
  noAddress: "This is no address.",
  addressPassword: "Leave user name and password out: the signature proves who calls.",
  addressHash: "Leave out what follows the #.",
  addressHttps: "The address must begin with https://.",
  addressIp: "Use a name such as hooks.example.com, not an IP address.",
  addressPublic: "This name is not one of the public internet.",
  addressPort: "Use port 443 or 8443.",
  addressOwn: "This is our own address.",
  chooseTypes: "Choose what to be told of.",

  nameApplicant: "Name one applicant, or the members of a group.",
  groupTitle: "Give the group a title.",
  emptyMessage: "Write something or attach a file.",
  clientId: "Use letters, digits, - and _ only.",
  messageSize: "A message may have 16 KiB at most.",

  brokenFile: "This is not a whole file of the type ….",
  fileLength: "Send the file as the body, with its length.",
  emptyFile: "The file is empty.",
  fileNotUsable: "… cannot be used here.",

  wordsNotThere: "These words do not stand there.",
  noPicture: "There is no picture.",
  wordsOrPicture: "Say which words, or that the picture goes.",
  otherSolver: "This hold is not for this solver.",
  nameDecision: "Name this decision, so that sending it again is not another one.",
  timeToCome: "Choose a time to come.",
  feeNotice: "A higher fee begins in {days} days at the earliest.",
  announcementDays: "Choose a time after it begins, at most {days} days later.",
} as const;

/** `No more than {sum}.` as it may come out: `No more than ${string}.` */
export type Filled<Sentence extends string> = Sentence extends `${infer Before}{${string}}${infer After}`
  ? `${Filled<Before>}${string}${Filled<After>}`
  : Sentence extends `${infer Before}…${infer After}`
    ? `${Before}${string}${After}`
    : Sentence;

/** A sentence that is known above, with its values in it. */
export type FieldMessage = Filled<(typeof fieldMessages)[keyof typeof fieldMessages]>;
