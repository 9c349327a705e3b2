/**
 * What the API refuses with, for pages in other languages: in English its own words are shown, which may be more exact. On the server
 * alone (lib/refusals.server.ts).
 */
import { detailMessages } from "../../../worker/platform/detail-messages.ts";
import { type ErrorCode, errorCodes } from "../../../worker/platform/errors.ts";
import { fieldMessages } from "../../../worker/platform/field-messages.ts";

const titles = Object.fromEntries(Object.entries(errorCodes).map(([code, [, title]]) => [code, title]));

/** By code. */
export const refusals = {
  ...(titles as Record<ErrorCode, string>), // a title for each code, as above
  unknown: "This was refused.",
};

/** Of the whole, where it is said more exactly than by the code. */
export const details = { ...detailMessages };

/** Of fields, found by their English words, the first that fits: ours, then those of the library that reads what is sent. */
export const fieldRefusals = {
  ...fieldMessages,
  notANumber: "Invalid input: expected number, received …",
  notWhole: "Invalid input: expected int, received …",
  missing: "Invalid input: expected …, received undefined",
  emptied: "Invalid input: expected …, received null",
  wrongKind: "Invalid input: expected …",
  notAnOption: "Invalid option: expected one of …",
  noneFits: "Invalid input",
  exactly: "Too …: expected … to have exactly {count} …",
  wordsMissing: "Too small: expected string to have >=1 characters",
  wordsTooShort: "Too small: expected string to have >={least} characters",
  wordsTooLong: "Too big: expected string to have …{most} characters",
  tooFew: "Too small: expected array to have >={least} items",
  tooMany: "Too big: expected array to have …{most} items",
  least: "Too small: expected … to be >={least}",
  moreThan: "Too small: expected … to be >{least}",
  most: "Too big: expected … to be …{most}",
  wrongSigns: "Invalid string: …",
  noSuchKind: "Invalid discriminator value. Expected …",
  notADay: "Invalid ISO date",
  notATime: "Invalid ISO datetime",
  notAnAddress: "Invalid URL",
  unknownField: "Unrecognized key: …",
  unknownFields: "Unrecognized keys: …",
  /** Where nothing above fits. */
  other: "This needs another look.",
};
