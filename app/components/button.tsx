import { Form, Link, useNavigation } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";

/** `primary` one a view (none on the board); `two` outline; `quiet` underlined; `bad` red outline. */
export type ButtonKind = "primary" | "two" | "quiet" | "bad";

const classes: Record<ButtonKind, string> = { primary: "btn", two: "btn two", quiet: "btn q", bad: "btn bad" };

type ButtonProps = Omit<ComponentProps<"button">, "className"> & {
  kind?: ButtonKind;
  busy?: boolean;
  className?: string;
};

/** A busy button keeps its width and ignores a second press. */
export function Button({
  kind = "primary",
  busy = false,
  className = "",
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`${classes[kind]} ${className}`}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}

type SubmitProps = ButtonProps & { /** Which form of the page this sends. */ intent?: string; busyText?: ReactNode };

/** Sends its form; busy while that very intent is on its way. */
export function Submit({ intent, busyText, children, ...rest }: SubmitProps) {
  const navigation = useNavigation();
  const sending =
    navigation.state !== "idle" &&
    navigation.formData !== undefined &&
    (intent === undefined || navigation.formData.get("intent") === intent);
  return (
    <Button {...rest} type="submit" busy={sending} {...(intent === undefined ? {} : { name: "intent", value: intent })}>
      {sending && busyText ? busyText : children}
    </Button>
  );
}

type LinkProps = Omit<ComponentProps<typeof Link>, "className"> & { kind?: ButtonKind; className?: string };

/** Goes somewhere and looks like a button. Prefetches on intent. */
export function ButtonLink({ kind = "primary", className = "", ...rest }: LinkProps) {
  return <Link prefetch="intent" {...rest} className={`${classes[kind]} ${className}`} />;
}

export { Form };
