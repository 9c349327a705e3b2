import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";

/** Where Stripe's payment page sends people afterwards. That they came says nothing; the checkout page asks the record. */
export function loader({ params, request }: LoaderFunctionArgs) {
  const { search } = new URL(request.url);
  return redirect(`/challenges/${encodeURIComponent(params.id ?? "")}/checkout${search || "?session_id="}`);
}
