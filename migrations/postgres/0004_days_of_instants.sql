-- How many whole spans of so many milliseconds an instant is after 1970, as SQLite, whose instants are milliseconds, divides (instants.ts).
CREATE FUNCTION spans_until(instant timestamptz, ms bigint) RETURNS bigint LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT (extract(epoch FROM instant) * 1000)::bigint / ms
$$;
--> statement-breakpoint
CREATE OPERATOR / (LEFTARG = timestamptz, RIGHTARG = bigint, FUNCTION = spans_until);
