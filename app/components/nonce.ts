import { createContext, useContext } from "react";

/** The nonce of this response; empty in the browser, which blanks nonces on purpose. */
export const NonceContext = createContext<string | undefined>(undefined);

/** The nonce for a script of the page. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
