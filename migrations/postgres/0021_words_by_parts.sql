-- The words of a challenge are indexed together with its part of the order of creation (16,384 in a row), so that the newest that have some
-- words are found part by part from the newest on: an index of words alone knows no order, and gave all that have a common word.
-- A key is a part and a word. One is cut at 500 letters, where the vector would refuse it.
CREATE FUNCTION search_keys(place bigint, words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  SELECT array_to_tsvector(coalesce(array_agg((place >> 14) || ':' || left(word, 500)), '{}'))
    FROM unnest(tsvector_to_array(words)) AS kept (word)
$$;
--> statement-breakpoint
-- The same, and each two words that stand together, so that few texts are looked at for a phrase. No phrase goes on into another field (U+E000)
-- or has filters (the marks after it).
CREATE FUNCTION search_phrase_keys(place bigint, words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  WITH listed AS (
    SELECT lexeme COLLATE "C" AS word, at FROM unnest(words) AS kept (lexeme, positions, weights), unnest(positions) AS found (at)
  ), pairs AS (
    SELECT word, at, lead(word) OVER (ORDER BY at) AS next, lead(at) OVER (ORDER BY at) AS next_at FROM listed
  ), keys AS (
    SELECT left(word, 500) AS key FROM listed
    UNION SELECT left(word, 60) || ' ' || left(next, 60) FROM pairs
      WHERE next_at = at + 1 AND left(word, 1) NOT BETWEEN U&'\E000' AND U&'\E00F' AND left(next, 1) NOT BETWEEN U&'\E000' AND U&'\E00F'
  )
  SELECT array_to_tsvector(coalesce(array_agg((place >> 14) || ':' || key), '{}')) FROM keys
$$;
--> statement-breakpoint
-- A question as search_query reads it, in keys: `#` stands for the part. What is in quotes comes at the even places.
CREATE FUNCTION search_key_query(question text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT string_agg(CASE
      WHEN at % 2 = 1 THEN replace(replace(replace(piece, '*', ':*'), ' AND ', ' & '), ' OR ', ' | ')
      WHEN strpos(piece, ' ') = 0 THEN '''#:' || left(piece, 500) || ''''
      ELSE (
        SELECT '(' || string_agg('''#:' || left(word, 60) || ' ' || left(next, 60) || '''', ' & ') || ')'
          FROM (SELECT word, lead(word) OVER (ORDER BY n) AS next
            FROM unnest(string_to_array(piece, ' ')) WITH ORDINALITY AS words (word, n)) AS pairs WHERE next IS NOT NULL
      )
    END, '' ORDER BY at)
    FROM unnest(string_to_array(question, '"')) WITH ORDINALITY AS pieces (piece, at)
$$;
--> statement-breakpoint
-- What is found is in memory as soon as it is written: no search reads through a list of keys that wait for their place.
CREATE INDEX search_all_keys ON search_all USING gin (search_keys(rowid, words)) WITH (fastupdate = off);
--> statement-breakpoint
CREATE INDEX search_title_keys ON search_title USING gin (search_keys(rowid, words)) WITH (fastupdate = off);
--> statement-breakpoint
CREATE INDEX search_phrases_keys ON search_phrases USING gin (search_phrase_keys(rowid, words)) WITH (fastupdate = off);
--> statement-breakpoint
-- The newest that a question fits, newest first, part by part; parts that are empty are passed over. The sum keeps the planner from reading
-- the table in its order, and what it knows of words is not asked: a part is always read by its index.
CREATE FUNCTION search_all_newest(question text, amount bigint) RETURNS TABLE (seq bigint) LANGUAGE plpgsql STABLE STRICT
  SET plan_cache_mode = force_generic_plan SET jit = off SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  keys text := search_key_query(question);
  part bigint; asked tsquery; met bigint;
BEGIN
  SELECT max(rowid) >> 14 INTO part FROM search_all;
  WHILE part IS NOT NULL AND amount > 0 LOOP
    asked := replace(keys, '#', part::text)::tsquery;
    RETURN QUERY SELECT rowid FROM search_all WHERE search_keys(rowid, words) @@ asked ORDER BY rowid + 0 DESC LIMIT amount;
    GET DIAGNOSTICS met = ROW_COUNT;
    amount := amount - met;
    SELECT max(rowid) >> 14 INTO part FROM search_all WHERE rowid < part << 14;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_title_newest(question text, amount bigint) RETURNS TABLE (seq bigint) LANGUAGE plpgsql STABLE STRICT
  SET plan_cache_mode = force_generic_plan SET jit = off SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  keys text := search_key_query(question);
  part bigint; asked tsquery; met bigint;
BEGIN
  SELECT max(rowid) >> 14 INTO part FROM search_title;
  WHILE part IS NOT NULL AND amount > 0 LOOP
    asked := replace(keys, '#', part::text)::tsquery;
    RETURN QUERY SELECT rowid FROM search_title WHERE search_keys(rowid, words) @@ asked ORDER BY rowid + 0 DESC LIMIT amount;
    GET DIAGNOSTICS met = ROW_COUNT;
    amount := amount - met;
    SELECT max(rowid) >> 14 INTO part FROM search_title WHERE rowid < part << 14;
  END LOOP;
END $$;
--> statement-breakpoint
-- That two words of a phrase stand together each says nearly all; whether all of them do is looked up in what was found.
CREATE FUNCTION search_phrases_newest(question text, amount bigint) RETURNS TABLE (seq bigint) LANGUAGE plpgsql STABLE STRICT
  SET plan_cache_mode = force_generic_plan SET jit = off SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  keys text := search_key_query(question);
  exactly tsquery := search_query(question);
  part bigint; asked tsquery; met bigint;
BEGIN
  SELECT max(rowid) >> 14 INTO part FROM search_phrases;
  WHILE part IS NOT NULL AND amount > 0 LOOP
    asked := replace(keys, '#', part::text)::tsquery;
    RETURN QUERY SELECT near.rowid
      FROM (SELECT p.rowid FROM search_phrases p WHERE search_phrase_keys(p.rowid, p.words) @@ asked ORDER BY p.rowid + 0 DESC OFFSET 0) near
      CROSS JOIN LATERAL (SELECT FROM search_phrases e WHERE e.rowid = near.rowid AND e.words @@ exactly OFFSET 0) fits LIMIT amount;
    GET DIAGNOSTICS met = ROW_COUNT;
    amount := amount - met;
    SELECT max(rowid) >> 14 INTO part FROM search_phrases WHERE rowid < part << 14;
  END LOOP;
END $$;
--> statement-breakpoint
-- What the release before this one reads until it is replaced: it goes on without them, more slowly.
DROP INDEX search_all_index;
--> statement-breakpoint
DROP INDEX search_title_index;
--> statement-breakpoint
DROP INDEX search_phrases_index;
