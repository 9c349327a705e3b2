import { type ComponentPropsWithoutRef, forwardRef, useId } from "react";
import { Icon } from "./icon.tsx";

type FindBoxProps = Omit<ComponentPropsWithoutRef<"input">, "type" | "className" | "id"> & {
  /** What is looked for; its name for those who do not see the box. */
  label: string;
  /** What its button says; on the phone the mark alone is seen. */
  button: string;
};

/** Words to look for, and the button that looks: for any form that searches. The ref is the input's. */
export const FindBox = forwardRef<HTMLInputElement, FindBoxProps>(function FindBox({ label, button, ...input }, ref) {
  const id = useId();
  return (
    <div className="find">
      <label className="vh" htmlFor={id}>
        {label}
      </label>
      <input className="in" type="search" autoComplete="off" {...input} id={id} ref={ref} />
      <button type="submit" className="btn" aria-label={button}>
        <Icon name="search" />
        <span className="hide-s">{button}</span>
      </button>
    </div>
  );
});
