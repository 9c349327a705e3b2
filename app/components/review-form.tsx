import { room as texts } from "../copy/en/room.ts";
import type { FormFailure } from "../lib/problem.ts";
import { errorOf } from "../lib/problem.ts";
import type { RoomView } from "../lib/room-view.ts";
import type { Review } from "../lib/types.ts";
import { Form, Submit } from "./button.tsx";
import { ErrorLine, ErrorSummary, TextArea } from "./field.tsx";
import { FormKey } from "./form-key.tsx";
import { useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";

const ratings = [1, 2, 3, 4, 5] as const;

/** What is said instead of the form; null while one may write. Nobody writes in answer to a review that is public. */
function reviewState(mine: Review | undefined, theirs: Review | undefined) {
  if (mine === undefined) return theirs?.publishedAt ? ("reviewOver" as const) : null;
  if (mine.publishedAt === null) return "reviewSent" as const;
  return theirs?.publishedAt ? ("reviewShown" as const) : ("reviewAlone" as const);
}

/** After completion: what one writes of the other, shown to nobody before both are in. */
export function ReviewPanel({
  view,
  reviews,
  failure,
}: {
  view: RoomView;
  reviews: Review[];
  failure: FormFailure | undefined;
}) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  const name = view.other.name;
  const mine = reviews.find(({ author }) => author.id === view.you);
  const theirs = reviews.find(({ author }) => author.id !== view.you);
  const said = reviewState(mine, theirs);
  return (
    <section className="p-timeline" id="review">
      <h2>{t("review", { name })}</h2>
      {said ? (
        <p className="small">{t(said, { name, days: policy.reviewBlindDays })}</p>
      ) : (
        <Form method="post" className="flow" preventScrollReset>
          <FormKey />
          <p className="small dim">{t("reviewText", { days: policy.reviewBlindDays })}</p>
          <ErrorSummary failure={failure} />
          <fieldset>
            <legend className="label">{t("rating")}</legend>
            <div className="stars">
              {ratings.map((rating) => (
                <label key={rating}>
                  <input
                    className="vh"
                    type="radio"
                    name="rating"
                    id={rating === 1 ? "rating" : undefined}
                    value={rating}
                    defaultChecked={failure?.values.rating === String(rating)}
                  />
                  <span aria-hidden="true">{rating}</span>
                  <span className="vh">{t("ratingValue", { count: rating })}</span>
                </label>
              ))}
            </div>
            <ErrorLine id="rating-error">{errorOf(failure, "rating")}</ErrorLine>
          </fieldset>
          <TextArea name="text" label={t("reviewWords")} rows={4} maxLength={3000} required failure={failure} />
          <Submit intent="review">{t("sendReview")}</Submit>
        </Form>
      )}
    </section>
  );
}
