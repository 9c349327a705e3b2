-- The ledger corrects by adding: nothing posted, audited or said in a dispute is ever changed or deleted.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
--> statement-breakpoint
CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE ON postings FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER journals_append_only BEFORE UPDATE OR DELETE ON journals FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dispute_entries_append_only BEFORE UPDATE OR DELETE ON dispute_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER postings_no_truncate BEFORE TRUNCATE ON postings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER journals_no_truncate BEFORE TRUNCATE ON journals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dispute_entries_no_truncate BEFORE TRUNCATE ON dispute_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A rule of ours refuses: the store reads its name from the message.
CREATE FUNCTION refuse_by_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rule: %', TG_ARGV[0]; END $$;
--> statement-breakpoint
-- A posting is in the currency of both its accounts.
CREATE FUNCTION require_one_currency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM accounts WHERE id IN (NEW.debit, NEW.credit) AND currency = NEW.currency) <> 2 THEN
    RAISE EXCEPTION 'a posting has one currency';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER postings_one_currency BEFORE INSERT ON postings FOR EACH ROW EXECUTE FUNCTION require_one_currency();
--> statement-breakpoint
-- Accounts with a floor or a ceiling keep their balance. Locked in one order, so that two postings cannot wait for each other.
CREATE FUNCTION move_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM accounts
    WHERE id IN (NEW.debit, NEW.credit) AND (floor_minor IS NOT NULL OR ceiling_minor IS NOT NULL)
    ORDER BY id FOR NO KEY UPDATE;
  UPDATE accounts SET balance_minor = balance_minor - NEW.amount_minor
    WHERE id = NEW.debit AND (floor_minor IS NOT NULL OR ceiling_minor IS NOT NULL);
  UPDATE accounts SET balance_minor = balance_minor + NEW.amount_minor
    WHERE id = NEW.credit AND (floor_minor IS NOT NULL OR ceiling_minor IS NOT NULL);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER postings_move_balances AFTER INSERT ON postings FOR EACH ROW EXECUTE FUNCTION move_balances();
--> statement-breakpoint
-- The CHECK on accounts refuses what would take one below its floor; this, what would take one above its ceiling.
CREATE TRIGGER accounts_ceiling AFTER UPDATE OF balance_minor ON accounts FOR EACH ROW
  WHEN (NEW.ceiling_minor IS NOT NULL AND NEW.balance_minor > NEW.ceiling_minor)
  EXECUTE FUNCTION refuse_by_rule('accounts_ceiling');
--> statement-breakpoint
-- No decision moves the money of a frozen hold: neither to its solver nor back to its poster. Stripe's facts have other kinds.
-- Transactions run side by side here: a freeze and a decision about one hold wait for each other at the hold's row.
CREATE FUNCTION require_unfrozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decided text;
BEGIN
  -- Money that an admin gives about a frozen hold waits as well, though it comes from no hold's account.
  SELECT CASE
    WHEN kind IN ('goodwill', 'recovered_given') THEN hold_id
    WHEN kind IN ('release', 'refund_decided') AND NEW.debit LIKE 'hold:%' THEN substr(NEW.debit, 6)
  END INTO decided FROM journals WHERE id = NEW.journal_id;
  IF decided IS NULL THEN RETURN NEW; END IF;
  PERFORM 1 FROM holds WHERE id = decided FOR SHARE;
  IF EXISTS (SELECT 1 FROM freezes WHERE hold_id = decided) THEN
    RAISE EXCEPTION 'rule: holds_frozen';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER holds_frozen BEFORE INSERT ON postings FOR EACH ROW EXECUTE FUNCTION require_unfrozen();
--> statement-breakpoint
CREATE FUNCTION wait_for_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM holds WHERE id = NEW.hold_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER freezes_wait_for_decisions BEFORE INSERT ON freezes FOR EACH ROW EXECUTE FUNCTION wait_for_decisions();
--> statement-breakpoint
-- A commit asks by this that a statement changed exactly one row (store.ts): else the whole of it is undone.
CREATE FUNCTION exactly_one(changed bigint) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  IF changed <> 1 THEN RAISE EXCEPTION 'stale-write'; END IF;
  RETURN changed;
END $$;
--> statement-breakpoint
-- Words of public challenges. Rowid is challenges.seq, as on D1. Words are folded before they come, so a document is a list of them with
-- spaces between; what is kept of it is the vector alone. Only phrases need to know places.
CREATE TABLE search_all (rowid bigint PRIMARY KEY, doc text NOT NULL, words tsvector NOT NULL);
--> statement-breakpoint
CREATE TABLE search_title (rowid bigint PRIMARY KEY, doc text NOT NULL, words tsvector NOT NULL);
--> statement-breakpoint
CREATE TABLE search_phrases (rowid bigint PRIMARY KEY, doc text NOT NULL, words tsvector NOT NULL);
--> statement-breakpoint
CREATE FUNCTION keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(string_agg(quote_literal(word) || ':' || least(place, 16383), ' ')::tsvector, ''::tsvector) INTO NEW.words
    FROM unnest(string_to_array(NEW.doc, ' ')) WITH ORDINALITY AS listed (word, place) WHERE word <> '';
  IF TG_ARGV[0] = 'without places' THEN NEW.words := strip(NEW.words); END IF;
  NEW.doc := '';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_all_words BEFORE INSERT ON search_all FOR EACH ROW EXECUTE FUNCTION keep_words('without places');
--> statement-breakpoint
CREATE TRIGGER search_title_words BEFORE INSERT ON search_title FOR EACH ROW EXECUTE FUNCTION keep_words('without places');
--> statement-breakpoint
CREATE TRIGGER search_phrases_words BEFORE INSERT ON search_phrases FOR EACH ROW EXECUTE FUNCTION keep_words('with places');
--> statement-breakpoint
CREATE INDEX search_all_index ON search_all USING gin (words);
--> statement-breakpoint
CREATE INDEX search_title_index ON search_title USING gin (words);
--> statement-breakpoint
CREATE INDEX search_phrases_index ON search_phrases USING gin (words);
--> statement-breakpoint
-- A question as search-match.ts writes it: `"word" AND "begin"* AND "two words" AND ("a" OR "b")`. Folded words hold neither quotes nor
-- capitals, so that the signs between them are all there is to exchange.
CREATE FUNCTION search_query(question text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT replace(replace(regexp_replace(
    replace(replace(question, ' AND ', ' & '), ' OR ', ' | '),
    '([^"*)&|]) (?=[^"(&|])', '\1" <-> "', 'g'
  ), '"*', ''':*'), '"', '''')::tsquery
$$;
--> statement-breakpoint
CREATE TABLE search_terms (
  vocabulary text COLLATE "C" NOT NULL,
  term text COLLATE "C" NOT NULL,
  met bigint NOT NULL,
  PRIMARY KEY (vocabulary, term)
);
--> statement-breakpoint
CREATE TABLE search_deletions (hash bigint NOT NULL, term text COLLATE "C" NOT NULL, PRIMARY KEY (hash, term));
--> statement-breakpoint
-- SQLite's, as far as the product's own SQL uses them: lists travel as JSON.
CREATE FUNCTION json_each(list text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT jsonb_array_elements_text(list::jsonb)
$$;
--> statement-breakpoint
CREATE FUNCTION json_extract(document text, path text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT jsonb_path_query_first(document::jsonb, path::jsonpath) #>> '{}'
$$;
--> statement-breakpoint
-- An instant so many milliseconds later, as SQLite, whose instants are milliseconds, adds them (instants.ts).
CREATE FUNCTION later_by(instant timestamptz, ms bigint) RETURNS timestamptz LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT instant + ms * interval '1 millisecond'
$$;
--> statement-breakpoint
CREATE OPERATOR + (LEFTARG = timestamptz, RIGHTARG = bigint, FUNCTION = later_by);
--> statement-breakpoint
-- An admin empties suspense, and never takes it past nothing. It keeps no balance of its own, so its postings are summed by index; whoever
-- empties it waits at the account's row for whoever does so in the same moment.
CREATE FUNCTION require_in_suspense() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  emptied text := CASE WHEN NEW.debit LIKE 'suspense:%' THEN NEW.debit ELSE NEW.credit END;
  sign integer := CASE WHEN NEW.debit LIKE 'suspense:%' THEN 1 ELSE -1 END;
BEGIN
  IF (SELECT kind FROM journals WHERE id = NEW.journal_id) <> 'suspense_cleared' THEN RETURN NEW; END IF;
  PERFORM 1 FROM accounts WHERE id = emptied FOR NO KEY UPDATE;
  IF NEW.amount_minor > sign * (
    SELECT coalesce(sum(CASE WHEN credit = emptied THEN amount_minor ELSE -amount_minor END), 0)
    FROM postings WHERE debit = emptied OR credit = emptied
  ) THEN
    RAISE EXCEPTION 'rule: suspense_cleared';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER suspense_cleared BEFORE INSERT ON postings FOR EACH ROW EXECUTE FUNCTION require_in_suspense();
