/** Any address that is no page: the 404 page, with the frame and the person's own session around it. */
export function loader(): never {
  throw Response.json({}, { status: 404 });
}

export default function Missing() {
  return null;
}
